package dev.millrace.producer;

import dev.millrace.connector.lanes.SourceMessage;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.MessageLimit;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Turns messages into records: of the raw topic, or dead letters when the raw topic would refuse
 * them. Deciding before sending keeps one message from failing its transaction for ever.
 */
final class RecordRouter {
  private final MessageLimit raw;
  private final DeadLetters deadLetters;
  private final String source;

  /**
   * An outlet.
   *
   * @param raw what the raw topic takes
   * @param source what dead letters name as their origin
   */
  RecordRouter(MessageLimit raw, DeadLetters deadLetters, String source) {
    this.raw = raw;
    this.deadLetters = deadLetters;
    this.source = source;
  }

  /** Largest value the raw topic may take. */
  long maxValueBytes() {
    return raw.payload();
  }

  boolean takes(SourceMessage message) {
    return message.whole() && raw.takes(message.key(), message.value());
  }

  ProducerRecord<byte[], byte[]> record(SourceMessage message) {
    return new ProducerRecord<>(raw.topic(), message.key(), message.value());
  }

  ProducerRecord<byte[], byte[]> deadLetter(int lane, SourceMessage message) {
    return deadLetters.of(
        message.key(),
        message.value(),
        message.size(),
        DeadLetterReason.TooLarge,
        String.format(
            Locale.ROOT,
            "the value has %d bytes, topic %s takes messages of at most %d",
            message.size(),
            raw.topic(),
            raw.payload()),
        source,
        lane,
        message.place());
  }
}
