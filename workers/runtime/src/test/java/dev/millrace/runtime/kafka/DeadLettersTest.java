package dev.millrace.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.contract.names.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private final DeadLetters letters = new DeadLetters("t.dead-letter", Stage.ENRICHER, 100_000);

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return headers;
  }

  @Test
  void keepsTheMessageAndSaysWhyAndWhereFrom() {
    ProducerRecord<byte[], byte[]> letter =
        letters.of(
            new ConsumerRecord<>(
                "t.raw",
                3,
                99,
                "k".getBytes(StandardCharsets.UTF_8),
                "{".getBytes(StandardCharsets.UTF_8)),
            DeadLetterReason.InvalidJson,
            "unexpected end");

    assertThat(letter.topic()).isEqualTo("t.dead-letter");
    assertThat(letter.key()).isEqualTo("k".getBytes(StandardCharsets.UTF_8));
    assertThat(letter.value()).isEqualTo("{".getBytes(StandardCharsets.UTF_8));
    assertThat(headers(letter))
        .isEqualTo(
            Map.of(
                DeadLetterHeaders.STAGE, "enricher",
                DeadLetterHeaders.REASON, "InvalidJson",
                DeadLetterHeaders.DETAIL, "unexpected end",
                DeadLetterHeaders.SOURCE, "t.raw",
                DeadLetterHeaders.PARTITION, "3",
                DeadLetterHeaders.OFFSET, "99"));
  }

  @Test
  void cutsWhatIsTooLargeAndSaysHowLargeItWas() {
    ProducerRecord<byte[], byte[]> letter =
        letters.of(null, new byte[100_001], DeadLetterReason.TooLarge, "", "f", 0, 0);

    assertThat(letter.value()).hasSize(DeadLetters.CUT_BYTES);
    assertThat(headers(letter)).containsEntry(DeadLetterHeaders.ORIGINAL_SIZE, "100001");
  }

  @Test
  void aNullValueStaysNull() {
    assertThat(letters.of(null, null, DeadLetterReason.NullValue, "", "f", 0, 0).value()).isNull();
  }

  @Test
  void keyAndValueTogetherStayWithinTheLimit() {
    DeadLetters small = new DeadLetters("t.dead-letter", Stage.ENRICHER, 1_000);

    ProducerRecord<byte[], byte[]> fits =
        small.of(new byte[400], new byte[600], DeadLetterReason.InvalidJson, "", "f", 0, 0);
    assertThat(fits.value()).hasSize(600);
    assertThat(headers(fits)).doesNotContainKey(DeadLetterHeaders.ORIGINAL_SIZE);

    ProducerRecord<byte[], byte[]> cut =
        small.of(new byte[400], new byte[601], DeadLetterReason.InvalidJson, "", "f", 0, 0);
    assertThat(cut.key()).hasSize(400);
    assertThat(cut.value()).hasSize(600);
    assertThat(headers(cut)).containsEntry(DeadLetterHeaders.ORIGINAL_SIZE, "601");

    ProducerRecord<byte[], byte[]> keyTooLarge =
        small.of(new byte[1_001], new byte[9], DeadLetterReason.InvalidJson, "", "f", 0, 0);
    assertThat(keyTooLarge.key()).isNull();
    assertThat(keyTooLarge.value()).hasSize(9);
  }

  @Test
  void headersTakeNoMoreThanTheyMay() {
    ProducerRecord<byte[], byte[]> letter =
        letters.of(
            null,
            new byte[200_000],
            DeadLetterReason.InvalidJson,
            "字".repeat(10_000),
            "s".repeat(249),
            Integer.MAX_VALUE,
            Long.MAX_VALUE);

    int bytes = 0;
    for (Header header : letter.headers()) {
      bytes += header.key().length() + header.value().length + 10;
    }
    assertThat(bytes).isLessThan(DeadLetters.HEADER_BYTES);
  }
}
