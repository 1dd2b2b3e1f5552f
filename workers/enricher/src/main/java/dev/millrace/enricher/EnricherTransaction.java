package dev.millrace.enricher;

import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.run.StageMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Records sent and how far they reach, committed together. For one thread. */
final class EnricherTransaction {
  private static final long AGE = Duration.ofMillis(100).toNanos();

  private final TransactionalSender sender;
  private final OffsetTracker ledger;
  private final Consumer<byte[], byte[]> consumer;
  private final StageMetrics metrics;
  private long begun;
  private long messages;
  private long bytes;
  private long dead;

  EnricherTransaction(
      TransactionalSender sender,
      OffsetTracker ledger,
      Consumer<byte[], byte[]> consumer,
      StageMetrics metrics) {
    this.sender = sender;
    this.ledger = ledger;
    this.consumer = consumer;
    this.metrics = metrics;
  }

  boolean isOpen() {
    return sender.isOpen();
  }

  /** Whether there is anything to commit. */
  boolean hasPending() {
    return ledger.hasPending();
  }

  /** Makes the producer ready; false when asked to stop before Kafka answered. */
  boolean prepare() {
    return sender.prepare();
  }

  /** Opens a transaction unless one is open; false when asked to stop before Kafka answered. */
  boolean begin() {
    if (!sender.isOpen()) {
      begun = System.nanoTime();
      messages = 0;
      bytes = 0;
      dead = 0;
    }
    return sender.begin();
  }

  /** Time until it is old enough to be committed; not negative. */
  Duration remaining() {
    return Duration.ofNanos(Math.max(0, AGE - (System.nanoTime() - begun)));
  }

  /** Whether it is old enough to be committed. */
  boolean isDue() {
    return sender.isOpen() && System.nanoTime() - begun >= AGE;
  }

  /** Sends what becomes of the records, in their order. */
  void add(
      ConsumerRecords<byte[], byte[]> records,
      BatchTransformer transformer,
      EventRouter eventRouter) {
    List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(records.count());
    records.forEach(batch::add);
    Map<TopicPartition, Integer> refused = new HashMap<>();
    transformer.apply(
        batch,
        (record, result) -> {
          ProducerRecord<byte[], byte[]> routed = eventRouter.route(record, result);
          sender.send(routed);
          bytes += Math.max(0, record.serializedValueSize());
          if (!eventRouter.goesOn(routed)) {
            refused.merge(new TopicPartition(record.topic(), record.partition()), 1, Integer::sum);
          }
        });
    for (TopicPartition partition : records.partitions()) {
      int taken = records.records(partition).size();
      int dropped = refused.getOrDefault(partition, 0);
      ledger.update(partition, note -> note.plus(taken, dropped));
      messages += taken;
      dead += dropped;
    }
    ledger.advance(records.nextOffsets());
  }

  /**
   * Commits it; does nothing when none is open.
   *
   * @throws dev.millrace.runtime.kafka.TransactionAbortedException when nothing of it happened
   */
  void commit() {
    if (!sender.isOpen()) {
      return;
    }
    long start = System.nanoTime();
    metrics.batch().record(start - begun, TimeUnit.NANOSECONDS);
    sender.commit(ledger.pending(), consumer.groupMetadata());
    ledger.committed();
    metrics.commit().record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    metrics.committed(messages, bytes, dead);
  }

  /** Gives it up; nothing of it happens. */
  void abort() {
    sender.abort();
  }
}
