package dev.millrace.sink.batch;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.sink.spool.BatchStore;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * A batch with everything that belongs to it.
 *
 * @param partitions its parts
 * @param store where its messages are until it is committed
 */
public record InFlightBatch(Map<TopicPartition, InFlightPartition> partitions, BatchStore store) {
  /** Takes a copy of the map. */
  public InFlightBatch {
    partitions = Map.copyOf(partitions);
  }

  /** What the warehouse is given. */
  public Batch batch() {
    return new Batch(partitions.values().stream().map(InFlightPartition::rows).toList());
  }

  /** Forgets its messages: it is committed, or others write it. */
  public void discard() {
    store.close();
  }

  /** What is left of it for some partitions. */
  public InFlightBatch only(Predicate<TopicPartition> wanted) {
    Map<TopicPartition, InFlightPartition> kept = new HashMap<>(partitions);
    kept.keySet().removeIf(wanted.negate());
    return new InFlightBatch(kept, store);
  }
}
