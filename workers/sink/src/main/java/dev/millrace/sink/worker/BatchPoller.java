package dev.millrace.sink.worker;

import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.sink.batch.BatchAccumulator;
import dev.millrace.sink.intent.IntentRecovery;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * What comes from Kafka: reads on as long as the next batch has room, and pauses while it has none,
 * but goes on polling, so that the sink stays a member of its group however long it waits. For one
 * thread.
 */
final class BatchPoller {
  private static final Duration LONG_POLL = Duration.ofMillis(100);
  private static final Duration SHORT_POLL = Duration.ofMillis(10);

  private final Consumer<byte[], byte[]> consumer;
  private final BatchAccumulator batchAccumulator;
  private final IntentRecovery intentRecovery;
  private final PositionCheck check;
  private final Deque<ConsumerRecord<byte[], byte[]>> unread = new ArrayDeque<>();

  /** Reads all partitions but those that are recovered or not checked yet. */
  BatchPoller(
      Consumer<byte[], byte[]> consumer,
      BatchAccumulator batchAccumulator,
      IntentRecovery intentRecovery,
      PositionCheck check) {
    this.consumer = consumer;
    this.batchAccumulator = batchAccumulator;
    this.intentRecovery = intentRecovery;
    this.check = check;
  }

  /** The batch that is gathered. */
  BatchAccumulator batchAccumulator() {
    return batchAccumulator;
  }

  /** Fills the batch with what was polled, up to so many bytes. */
  void feed(long mostBytes) {
    batchAccumulator.holdAtMost(mostBytes);
    while (!unread.isEmpty() && !batchAccumulator.full()) {
      batchAccumulator.add(unread.remove());
    }
  }

  /** Polls until something comes, but not past the time when the batch is due and may go. */
  void poll(Duration untilMayGo) {
    resume();
    Duration due = longer(batchAccumulator.untilDue(), untilMayGo);
    boolean soon = due.compareTo(LONG_POLL) < 0;
    take(soon ? positive(due) : LONG_POLL);
  }

  /** Polls for membership alone. */
  void hold(boolean idle) {
    consumer.pause(consumer.assignment());
    take(idle ? LONG_POLL : SHORT_POLL);
  }

  /** Partitions came, or are to be looked at anew: they are read when they are checked. */
  void hold(Collection<TopicPartition> partitions) {
    check.add(partitions);
    consumer.pause(partitions);
  }

  /** Holds all partitions there are. */
  void holdAll() {
    hold(consumer.assignment());
  }

  /** Forgets what it has of some partitions. */
  void drop(Collection<TopicPartition> partitions) {
    batchAccumulator.drop(partitions);
    unread.removeIf(m -> partitions.contains(new TopicPartition(m.topic(), m.partition())));
  }

  /** Forgets everything. */
  void clear() {
    batchAccumulator.clear();
    unread.clear();
  }

  private void take(Duration time) {
    try {
      consumer.poll(time).forEach(unread::add);
    } catch (KafkaException e) {
      // What a rebalance listener throws arrives as a cause.
      throw e.getCause() instanceof FatalStageException fatal ? fatal : e;
    }
  }

  private void resume() {
    Set<TopicPartition> resumed = new HashSet<>(consumer.paused());
    resumed.removeAll(intentRecovery.paused());
    resumed.removeAll(check.paused());
    if (!resumed.isEmpty()) {
      consumer.resume(resumed);
    }
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? SHORT_POLL : duration;
  }
}
