package dev.millrace.sink.worker;

import dev.millrace.sink.warehouse.Batch;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/** A batch with everything that belongs to it, by partition. Immutable. */
record Parcel(Map<TopicPartition, PartitionParcel> partitions) {
  Parcel {
    partitions = Map.copyOf(partitions);
  }

  Batch batch() {
    return new Batch(partitions.values().stream().map(PartitionParcel::rows).toList());
  }

  /** What is left of it for some partitions. */
  Parcel only(Predicate<TopicPartition> wanted) {
    Map<TopicPartition, PartitionParcel> kept = new HashMap<>(partitions);
    kept.keySet().removeIf(wanted.negate());
    return new Parcel(kept);
  }
}
