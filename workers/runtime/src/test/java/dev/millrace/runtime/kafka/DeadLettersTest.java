package dev.millrace.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.contract.names.DeadLetterHeaders;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private final DeadLetters letters = new DeadLetters("t.dead-letter", Stage.ENRICHER, 100_000);

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record.headers().forEach(h -> headers.put(h.key(), new String(h.value())));
    return headers;
  }

  @Test
  void keepsTheMessageAndSaysWhyAndWhereFrom() {
    ProducerRecord<byte[], byte[]> letter =
        letters.of(
            new ConsumerRecord<>("t.raw", 3, 99, "k".getBytes(), "{".getBytes()),
            DeadLetterReason.InvalidJson,
            "unexpected end");

    assertThat(letter.topic()).isEqualTo("t.dead-letter");
    assertThat(letter.key()).isEqualTo("k".getBytes());
    assertThat(letter.value()).isEqualTo("{".getBytes());
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
}
