package dev.millrace.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.contract.names.DeadLetterHeaders;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.MessageLimit;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventRouterTest {
  private static final byte[] KEY = {1, 2};
  private static final byte[] VALUE = {3, 4, 5};

  private final MessageLimit processed = new MessageLimit("p", 1_000);
  private final EventRouter eventRouter =
      new EventRouter(processed, new DeadLetters(new MessageLimit("d", 100_000), Stage.ENRICHER));

  @Test
  void anEnrichedRecordKeepsKeyAndTime() {
    byte[] enriched = {9};
    ProducerRecord<byte[], byte[]> routed =
        eventRouter.route(record(1234), new Result.Enriched(enriched));

    assertThat(eventRouter.goesOn(routed)).isTrue();
    assertThat(routed.topic()).isEqualTo("p");
    assertThat(routed.partition()).isNull();
    assertThat(routed.key()).isSameAs(KEY);
    assertThat(routed.value()).isSameAs(enriched);
    assertThat(routed.timestamp()).isEqualTo(1234);
  }

  @Test
  void aRecordWithoutTimeGetsTheProducers() {
    assertThat(eventRouter.route(record(-1), new Result.Enriched(VALUE)).timestamp()).isNull();
  }

  @Test
  void poisonGoesToTheDeadLettersAsItCame() {
    ProducerRecord<byte[], byte[]> routed =
        eventRouter.route(
            record(1), new Result.Poison(DeadLetterReason.InvalidJson, "at byte 1: x"));

    assertThat(eventRouter.goesOn(routed)).isFalse();
    assertThat(routed.topic()).isEqualTo("d");
    assertThat(routed.key()).isSameAs(KEY);
    assertThat(routed.value()).isSameAs(VALUE);
    assertThat(header(routed, DeadLetterHeaders.REASON)).isEqualTo("InvalidJson");
    assertThat(header(routed, DeadLetterHeaders.DETAIL)).isEqualTo("at byte 1: x");
    assertThat(header(routed, DeadLetterHeaders.STAGE)).isEqualTo("enricher");
  }

  @Test
  void whatTheTopicDoesNotTakeIsADeadLetterWithTheOriginalValue() {
    int room = (int) processed.payload() - KEY.length;

    assertThat(
            eventRouter.goesOn(eventRouter.route(record(1), new Result.Enriched(new byte[room]))))
        .isTrue();

    ProducerRecord<byte[], byte[]> routed =
        eventRouter.route(record(1), new Result.Enriched(new byte[room + 1]));
    assertThat(eventRouter.goesOn(routed)).isFalse();
    assertThat(routed.value()).isSameAs(VALUE);
    assertThat(header(routed, DeadLetterHeaders.REASON)).isEqualTo("TooLarge");
    assertThat(header(routed, DeadLetterHeaders.DETAIL))
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "enriched it has %d bytes, topic p takes %d for key and value",
                room + 1,
                processed.payload()));
  }

  private static ConsumerRecord<byte[], byte[]> record(long time) {
    return new ConsumerRecord<>(
        "r",
        7,
        99,
        time,
        TimestampType.CREATE_TIME,
        KEY.length,
        VALUE.length,
        KEY,
        VALUE,
        new RecordHeaders(),
        Optional.empty());
  }

  private static String header(ProducerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
