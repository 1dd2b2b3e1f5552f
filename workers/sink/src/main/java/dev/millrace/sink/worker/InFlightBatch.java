package dev.millrace.sink.worker;

import dev.millrace.sink.spool.BatchStore;
import dev.millrace.sink.warehouse.Batch;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * A batch with everything that belongs to it.
 *
 * @param partitions its parts
 * @param store where its messages are until it is settled
 */
record InFlightBatch(Map<TopicPartition, InFlightPartition> partitions, BatchStore store) {
  InFlightBatch {
    partitions = Map.copyOf(partitions);
  }

  Batch batch() {
    return new Batch(partitions.values().stream().map(InFlightPartition::rows).toList());
  }

  /** Forgets its messages: it is settled, or others write it. */
  void discard() {
    store.close();
  }

  /** What is left of it for some partitions. */
  InFlightBatch only(Predicate<TopicPartition> wanted) {
    Map<TopicPartition, InFlightPartition> kept = new HashMap<>(partitions);
    kept.keySet().removeIf(wanted.negate());
    return new InFlightBatch(kept, store);
  }
}
