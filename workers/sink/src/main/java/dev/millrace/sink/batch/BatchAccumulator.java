package dev.millrace.sink.batch;

import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.event.Column;
import dev.millrace.event.rows.RowCheck;
import dev.millrace.event.rows.RowDecoder;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.sink.spool.BatchStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Gathers the next batch until one of its limits is reached. For one thread. */
public final class BatchAccumulator {
  /** Dead letters wait in memory for the batch to be committed. */
  private static final long MAX_DEAD_BYTES = 16L << 20;

  private final List<Column> columns;
  private final BatchLimits limits;
  private final DeadLetters letters;
  private final Supplier<BatchStore> stores;
  private final OffsetTracker offsetTracker;
  private final LongSupplier nanos;
  private final RowDecoder decoder;
  private final Map<TopicPartition, PartitionAccumulator> partitions = new HashMap<>();
  private BatchStore store;
  private long messages;
  private long bytes;
  private long deadBytes;
  private long began;
  private long most = Long.MAX_VALUE;

  /**
   * An empty batch.
   *
   * @param check what the warehouse refuses
   * @param stores where batches wait
   * @param offsetTracker knows which messages are counted already
   * @param nanos a clock that counts nanoseconds from anywhere
   */
  public BatchAccumulator(
      List<Column> columns,
      RowCheck check,
      BatchLimits limits,
      DeadLetters letters,
      Supplier<BatchStore> stores,
      OffsetTracker offsetTracker,
      LongSupplier nanos) {
    this.columns = columns;
    this.limits = limits;
    this.letters = letters;
    this.stores = stores;
    this.offsetTracker = offsetTracker;
    this.nanos = nanos;
    this.decoder = new RowDecoder(columns, check);
    this.store = stores.get();
  }

  /** Decodes a message into a row of the batch or a dead letter. */
  public void add(ConsumerRecord<byte[], byte[]> message) {
    if (isEmpty()) {
      began = nanos.getAsLong();
    }
    PartitionAccumulator partition =
        partitions.computeIfAbsent(
            new TopicPartition(message.topic(), message.partition()),
            p ->
                new PartitionAccumulator(
                    columns,
                    decoder,
                    letters,
                    offsetTracker,
                    store.partition(),
                    store.blockBytes()));
    deadBytes -= partition.deadBytes();
    partition.add(message);
    deadBytes += partition.deadBytes();
    messages++;
    bytes += Math.max(0, message.serializedValueSize());
  }

  /** Whether it has no messages. */
  public boolean isEmpty() {
    return messages == 0;
  }

  /** Whether nothing more may be added. */
  public boolean full() {
    return messages >= limits.rows()
        || bytes >= Math.min(limits.bytes(), most)
        || deadBytes >= MAX_DEAD_BYTES
        || store.failure().isPresent();
  }

  /** Why the disk does not take more of the batch; empty while it does. */
  public Optional<IOException> diskFailure() {
    return store.failure();
  }

  /** Lets it hold at most so many bytes, whatever its limits are. */
  public void holdAtMost(long mostBytes) {
    most = mostBytes;
  }

  /** Whether the batch should be written now. */
  public boolean due() {
    return !isEmpty() && (full() || age().compareTo(limits.interval()) >= 0);
  }

  /** How long until it is due if nothing more comes; the whole interval while it is empty. */
  public Duration untilDue() {
    return isEmpty() ? limits.interval() : limits.interval().minus(age());
  }

  /** Since its first message came. */
  public Duration age() {
    return Duration.ofNanos(nanos.getAsLong() - began);
  }

  /** Forgets what it has of some partitions. */
  public void drop(Collection<TopicPartition> gone) {
    for (TopicPartition partition : gone) {
      PartitionAccumulator dropped = partitions.remove(partition);
      if (dropped != null) {
        messages -= dropped.read();
        bytes -= dropped.bytes();
        deadBytes -= dropped.deadBytes();
      }
    }
    if (partitions.isEmpty()) {
      clear();
    }
  }

  /** The batch; the next one is empty. */
  public InFlightBatch close() {
    Map<TopicPartition, InFlightPartition> closed = new HashMap<>();
    partitions.forEach(
        (partition, batchAccumulator) -> closed.put(partition, batchAccumulator.close()));
    InFlightBatch inFlightBatch = new InFlightBatch(closed, store);
    begin();
    return inFlightBatch;
  }

  /** Forgets everything. */
  public void clear() {
    store.close();
    begin();
  }

  private void begin() {
    store = stores.get();
    partitions.clear();
    messages = 0;
    bytes = 0;
    deadBytes = 0;
  }
}
