package dev.millrace.sink.bigquery.load;

import java.util.Comparator;
import org.apache.kafka.common.TopicPartition;

/**
 * A stretch of a partition.
 *
 * @param partition the partition
 * @param first its first offset
 * @param end the offset after its last one; larger than {@code first}
 */
public record OffsetRange(TopicPartition partition, long first, long end)
    implements Comparable<OffsetRange> {
  private static final Comparator<OffsetRange> ORDER =
      Comparator.comparing((OffsetRange range) -> range.partition().topic())
          .thenComparingInt(range -> range.partition().partition())
          .thenComparingLong(OffsetRange::first);

  /** Checks the order. */
  public OffsetRange {
    if (first < 0 || end <= first) {
      throw new IllegalArgumentException(
          "range of %s from %d to %d is empty".formatted(partition, first, end));
    }
  }

  @Override
  public int compareTo(OffsetRange other) {
    return ORDER.compare(this, other);
  }
}
