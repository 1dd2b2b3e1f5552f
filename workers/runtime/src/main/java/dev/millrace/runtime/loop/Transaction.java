package dev.millrace.runtime.loop;

import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.run.StageMetrics;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records sent and how far they reach, committed together. For one thread. */
public final class Transaction {
  private final TransactionalSender sender;
  private final OffsetTracker ledger;
  private final Consumer<byte[], byte[]> consumer;
  private final StageMetrics metrics;
  private TransactionLimit limit = new TransactionLimit();
  private long begun;
  private long messages;
  private long bytes;
  private long dead;

  /** A transaction that is not open. */
  public Transaction(
      TransactionalSender sender,
      OffsetTracker ledger,
      Consumer<byte[], byte[]> consumer,
      StageMetrics metrics) {
    this.sender = sender;
    this.ledger = ledger;
    this.consumer = consumer;
    this.metrics = metrics;
  }

  /** Where place and totals are written down for the commit. */
  public OffsetTracker ledger() {
    return ledger;
  }

  /** Whether it is open. */
  public boolean isOpen() {
    return sender.isOpen();
  }

  /** Opens it unless it is open; false when asked to stop before Kafka answered. */
  public boolean begin() {
    if (!sender.isOpen()) {
      begun = System.nanoTime();
      messages = 0;
      bytes = 0;
      dead = 0;
    }
    return sender.begin();
  }

  /** Adds a record; blocks while the send buffer is full. */
  public void send(ProducerRecord<byte[], byte[]> record) {
    sender.send(record);
  }

  /**
   * Counts what was taken in.
   *
   * @param taken messages
   * @param takenBytes of their values
   * @param refused how many of them became dead letters
   */
  public void count(long taken, long takenBytes, long refused) {
    messages += taken;
    bytes += takenBytes;
    dead += refused;
  }

  /** Time until it is old enough to be committed; not negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, limit.age() - (System.nanoTime() - begun)));
  }

  /** Makes the producer ready; false when asked to stop before Kafka answered. */
  boolean prepare() {
    return sender.prepare();
  }

  /** Whether it is old or large enough to be committed. */
  boolean isDue() {
    return sender.isOpen() && limit.reached(System.nanoTime() - begun, bytes);
  }

  /**
   * Commits it.
   *
   * @throws dev.millrace.runtime.kafka.TransactionAbortedException when nothing of it happened
   */
  void commit() {
    long start = System.nanoTime();
    metrics.batch().record(start - begun, TimeUnit.NANOSECONDS);
    sender.commit(ledger.pending(), consumer.groupMetadata());
    ledger.committed();
    long nanos = System.nanoTime() - start;
    metrics.commit().record(nanos, TimeUnit.NANOSECONDS);
    limit = limit.afterCommit(nanos);
    metrics.committed(messages, bytes, dead);
  }

  /** Gives it up; nothing of it happens. */
  void abort() {
    sender.abort();
  }
}
