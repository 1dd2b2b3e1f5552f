package dev.millrace.producer;

import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.loop.Transaction;
import dev.millrace.runtime.loop.TransactionWork;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends the messages of the lanes that the group gives this producer, in turns. Lanes are
 * partitions without data; they are paused and polled only to stay a member of the group. For one
 * thread.
 */
final class LaneWork implements TransactionWork {
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final long SHORTEST_WAIT = Duration.ofMillis(2).toNanos();
  private static final long LONGEST_WAIT = Duration.ofMillis(50).toNanos();

  private final Consumer<byte[], byte[]> consumer;
  private final Callable<RecordRouter> routers;
  private final OpenLanes lanes;
  private final LongSupplier nanos;
  private RecordRouter recordRouter;

  /**
   * The work of one producer.
   *
   * @param routers asks Kafka for what the topics take
   * @param nanos a clock that counts nanoseconds from anywhere
   */
  LaneWork(
      Consumer<byte[], byte[]> consumer,
      Callable<RecordRouter> routers,
      LaneOpener opener,
      LongSupplier nanos) {
    this.consumer = consumer;
    this.routers = routers;
    this.lanes = new OpenLanes(opener);
    this.nanos = nanos;
  }

  @Override
  public void askLimits() throws Exception {
    recordRouter = routers.call();
  }

  @Override
  public Duration pollTimeout(Transaction transaction) {
    if (lanes.isEmpty()) {
      return IDLE;
    }
    long due = lanes.next() - nanos.getAsLong();
    if (lanes.next() == Long.MIN_VALUE || due <= 0) {
      return Duration.ZERO;
    }
    long wait = Math.min(LONGEST_WAIT, due);
    if (transaction.isOpen()) {
      wait = Math.min(wait, transaction.remaining().toNanos());
    }
    return Duration.ofNanos(Math.max(SHORTEST_WAIT, wait));
  }

  @Override
  public void assigned(Collection<TopicPartition> partitions, OffsetTracker ledger) {
    consumer.pause(partitions);
    lanes.open(partitions, ledger, recordRouter.maxValueBytes());
  }

  @Override
  public void released(Collection<TopicPartition> partitions) {
    lanes.close(partitions);
  }

  @Override
  public Turn turn(ConsumerRecords<byte[], byte[]> records, Transaction transaction) {
    long now = nanos.getAsLong();
    boolean ready = lanes.next() <= now && transaction.begin();
    int sent = ready ? lanes.send(now, recordRouter, transaction) : 0;
    if (sent == 0 && lanes.anyDone()) {
      return Turn.Commit;
    }
    return lanes.isEmpty() ? Turn.Idle : Turn.Continue;
  }

  @Override
  public boolean hasChanges() {
    return !lanes.changed().isEmpty();
  }

  @Override
  public void enter(OffsetTracker ledger) {
    lanes.changed().forEach(lane -> lane.enter(ledger));
  }

  @Override
  public void committed() {
    lanes.changed().forEach(Lane::committed);
    lanes.closeDone();
  }

  @Override
  public void close() {
    lanes.close();
  }
}
