package dev.millrace.connector.warehouse;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * What is written at once: at most one stretch of every partition that a sink owns.
 *
 * @param partitions in order of partition number, each partition once
 */
public record Batch(List<PartitionRows> partitions) {
  /** Sorts the partitions, so that equal ranges give equal batches. */
  public Batch {
    partitions =
        partitions.stream()
            .sorted(Comparator.comparingInt(p -> p.range().partition().partition()))
            .toList();
  }

  /** The ranges, in order of partition number. */
  public List<OffsetRange> ranges() {
    return partitions.stream().map(PartitionRows::range).toList();
  }

  /** How many rows there are. */
  public int size() {
    return partitions.stream().mapToInt(PartitionRows::size).sum();
  }

  /** This batch less some partitions. */
  public Batch without(Collection<TopicPartition> gone) {
    return new Batch(
        partitions.stream().filter(p -> !gone.contains(p.range().partition())).toList());
  }
}
