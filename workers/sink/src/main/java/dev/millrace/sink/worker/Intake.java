package dev.millrace.sink.worker;

import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.event.Column;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.sink.rows.RowDecoder;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Gathers the next batch until one of its limits is reached. For one thread. */
final class Intake {
  private final List<Column> columns;
  private final BatchLimits limits;
  private final DeadLetters letters;
  private final LongSupplier nanos;
  private final RowDecoder decoder;
  private final Map<TopicPartition, PartitionIntake> partitions = new HashMap<>();
  private long messages;
  private long bytes;
  private long began;
  private long most = Long.MAX_VALUE;

  /** An empty intake; the clock counts nanoseconds from anywhere. */
  Intake(List<Column> columns, BatchLimits limits, DeadLetters letters, LongSupplier nanos) {
    this.columns = columns;
    this.limits = limits;
    this.letters = letters;
    this.nanos = nanos;
    this.decoder = new RowDecoder(columns);
  }

  void add(ConsumerRecord<byte[], byte[]> message) {
    if (isEmpty()) {
      began = nanos.getAsLong();
    }
    partitions
        .computeIfAbsent(
            new TopicPartition(message.topic(), message.partition()),
            p -> new PartitionIntake(columns, decoder, letters))
        .add(message);
    messages++;
    bytes += Math.max(0, message.serializedValueSize());
  }

  boolean isEmpty() {
    return messages == 0;
  }

  /** Whether nothing more may be added. */
  boolean full() {
    return messages >= limits.rows() || bytes >= Math.min(limits.bytes(), most);
  }

  /** Lets it hold at most so many bytes, whatever its limits are. */
  void holdAtMost(long mostBytes) {
    most = mostBytes;
  }

  /** Whether the batch should be written now. */
  boolean due() {
    return !isEmpty() && (full() || age().compareTo(limits.interval()) >= 0);
  }

  /** How long until it is due if nothing more comes; the whole interval while it is empty. */
  Duration untilDue() {
    return isEmpty() ? limits.interval() : limits.interval().minus(age());
  }

  /** Since its first message came. */
  Duration age() {
    return Duration.ofNanos(nanos.getAsLong() - began);
  }

  /** Forgets what it has of some partitions. */
  void drop(Collection<TopicPartition> gone) {
    for (TopicPartition partition : gone) {
      PartitionIntake dropped = partitions.remove(partition);
      if (dropped != null) {
        messages -= dropped.in();
        bytes -= dropped.bytes();
      }
    }
  }

  /** The batch; the intake is empty afterwards. */
  Parcel close() {
    Map<TopicPartition, PartitionParcel> closed = new HashMap<>();
    partitions.forEach((partition, intake) -> closed.put(partition, intake.close()));
    clear();
    return new Parcel(closed);
  }

  /** Forgets everything. */
  void clear() {
    partitions.clear();
    messages = 0;
    bytes = 0;
  }
}
