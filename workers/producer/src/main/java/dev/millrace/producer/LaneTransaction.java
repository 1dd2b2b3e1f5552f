package dev.millrace.producer;

import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.run.StageMetrics;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;

/** Messages and the places of their lanes, committed together. For one thread. */
final class LaneTransaction {
  private final TransactionalSender sender;
  private final OffsetTracker ledger;
  private final Consumer<byte[], byte[]> consumer;
  private final StageMetrics metrics;
  private TransactionLimit limit = new TransactionLimit();
  private long begun;

  LaneTransaction(
      TransactionalSender sender,
      OffsetTracker ledger,
      Consumer<byte[], byte[]> consumer,
      StageMetrics metrics) {
    this.sender = sender;
    this.ledger = ledger;
    this.consumer = consumer;
    this.metrics = metrics;
  }

  /**
   * Opens a transaction unless one is open.
   *
   * @return false when asked to stop before Kafka answered
   */
  boolean begin() {
    if (!sender.isOpen()) {
      begun = System.nanoTime();
    }
    return sender.begin();
  }

  boolean isOpen() {
    return sender.isOpen();
  }

  /** Whether it is to be committed now, with so many bytes in it. */
  boolean isDue(long bytes) {
    return sender.isOpen() && limit.reached(System.nanoTime() - begun, bytes);
  }

  /** Nanoseconds until it is old enough to be committed. */
  long remaining() {
    return limit.age() - (System.nanoTime() - begun);
  }

  /**
   * Commits what was sent of these lanes.
   *
   * @return false when asked to stop before Kafka answered
   * @throws dev.millrace.runtime.kafka.TransactionAbortedException when nothing of it happened
   */
  boolean commit(List<Lane> lanes) {
    if (!isOpen() && lanes.stream().anyMatch(lane -> lane.messages() > 0)) {
      throw new IllegalStateException("what is in hand belongs to a transaction that was undone");
    }
    if (!begin()) {
      return false;
    }
    lanes.forEach(lane -> lane.enter(ledger));
    long start = System.nanoTime();
    metrics.batch().record(start - begun, TimeUnit.NANOSECONDS);
    sender.commit(ledger.pending(), consumer.groupMetadata());
    ledger.committed();
    long nanos = System.nanoTime() - start;
    metrics.commit().record(nanos, TimeUnit.NANOSECONDS);
    limit = limit.afterCommit(nanos);
    for (Lane lane : lanes) {
      metrics.committed(lane.messages(), lane.bytes(), lane.dead());
      lane.committed();
    }
    return true;
  }

  /** Gives it up; nothing of it happens. */
  void abort() {
    sender.abort();
  }
}
