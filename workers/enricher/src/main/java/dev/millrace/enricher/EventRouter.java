package dev.millrace.enricher;

import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.MessageLimit;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Decides where a transformed record goes: on, with its key and time, or to the dead letters. */
final class EventRouter {
  private final MessageLimit processed;
  private final DeadLetters deadLetters;

  EventRouter(MessageLimit processed, DeadLetters deadLetters) {
    this.processed = processed;
    this.deadLetters = deadLetters;
  }

  /** The record to send. */
  ProducerRecord<byte[], byte[]> route(ConsumerRecord<byte[], byte[]> record, Result result) {
    if (result instanceof Result.Poison poison) {
      return deadLetters.of(record, poison.reason(), poison.detail());
    }
    byte[] value = ((Result.Enriched) result).value();
    if (!processed.takes(record.key(), value)) {
      return deadLetters.of(record, DeadLetterReason.TooLarge, tooLarge(value.length));
    }
    Long time = record.timestamp() < 0 ? null : record.timestamp();
    return new ProducerRecord<>(processed.topic(), null, time, record.key(), value);
  }

  /** Whether a routed record goes on. */
  boolean goesOn(ProducerRecord<byte[], byte[]> routed) {
    return routed.topic().equals(processed.topic());
  }

  private String tooLarge(int size) {
    return String.format(
        Locale.ROOT,
        "enriched it has %,d bytes, topic %s takes %,d for key and value",
        size,
        processed.topic(),
        processed.payload());
  }
}
