package dev.millrace.sink.intent;

import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.kafka.RetryingCall;
import dev.millrace.runtime.run.DataLossException;
import dev.millrace.sink.batch.BatchAccumulator;
import dev.millrace.sink.batch.InFlightBatch;
import dev.millrace.sink.batch.InFlightPartition;
import dev.millrace.sink.spool.MemoryStore;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads given ranges again, also of partitions that belong to others. Takes no part in any group.
 */
public final class RangeReader {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final KafkaClients kafka;
  private final Supplier<BatchAccumulator> accumulators;
  private final RetryingCall retryingCall;

  /** A reader that decodes into accumulators of this kind. */
  public RangeReader(
      KafkaClients kafka, Supplier<BatchAccumulator> accumulators, RetryingCall retryingCall) {
    this.kafka = kafka;
    this.accumulators = accumulators;
    this.retryingCall = retryingCall;
  }

  /** The messages of all ranges; empty when asked to stop before they came. */
  public Optional<InFlightBatch> read(List<OffsetRange> ranges) {
    return retryingCall.until("messages that were read before", () -> readOrMiss(ranges));
  }

  private InFlightBatch readOrMiss(List<OffsetRange> ranges) throws IOException {
    try {
      return readOnce(ranges);
    } catch (InvalidOffsetException e) {
      throw new DataLossException(
          String.format(
              Locale.ROOT,
              "a batch was begun whose outcome is not known, and Kafka no longer has its messages:"
                  + " %s; begin a new run",
              ranges),
          e);
    }
  }

  private InFlightBatch readOnce(List<OffsetRange> ranges) throws IOException {
    Map<TopicPartition, Long> next = new HashMap<>();
    ranges.forEach(range -> next.put(range.partition(), range.next()));
    BatchAccumulator batchAccumulator = accumulators.get();
    boolean done = false;
    try {
      gather(ranges, next, batchAccumulator);
      done = true;
    } finally {
      if (!done) {
        batchAccumulator.clear();
      }
    }
    return exactly(ranges, batchAccumulator.close());
  }

  private void gather(
      List<OffsetRange> ranges, Map<TopicPartition, Long> next, BatchAccumulator batchAccumulator)
      throws IOException {
    try (Consumer<byte[], byte[]> consumer = kafka.reader()) {
      consumer.assign(next.keySet());
      ranges.forEach(range -> consumer.seek(range.partition(), range.first()));
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (!allRead(consumer, next)) {
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("reading " + ranges + " took longer than " + LIMIT);
        }
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
          TopicPartition partition = new TopicPartition(message.topic(), message.partition());
          if (message.offset() < next.get(partition)) {
            batchAccumulator.add(message);
          }
        }
        if (batchAccumulator.diskFailure().isPresent()) {
          throw batchAccumulator.diskFailure().get();
        }
      }
    }
  }

  /** The same ranges, whether or not their ends hold messages any more. */
  private static InFlightBatch exactly(List<OffsetRange> ranges, InFlightBatch read) {
    Map<TopicPartition, InFlightPartition> parts = new HashMap<>();
    for (OffsetRange range : ranges) {
      InFlightPartition part = read.partitions().get(range.partition());
      OffsetAndMetadata next = new OffsetAndMetadata(range.next());
      parts.put(
          range.partition(),
          part == null
              ? new InFlightPartition(
                  new PartitionRows(range, List.of()),
                  new MemoryStore().partition(),
                  next,
                  0,
                  0,
                  List.of())
              : new InFlightPartition(
                  new PartitionRows(range, part.rows().rows()),
                  part.store(),
                  next,
                  part.in(),
                  part.bytes(),
                  part.deadLetters()));
    }
    return new InFlightBatch(parts, read.store());
  }

  private static boolean allRead(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> next) {
    return next.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }
}
