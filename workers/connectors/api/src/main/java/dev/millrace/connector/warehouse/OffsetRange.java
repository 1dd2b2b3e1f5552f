package dev.millrace.connector.warehouse;

import java.util.Locale;
import org.apache.kafka.common.TopicPartition;

/**
 * A stretch of a partition. Not every offset in it need hold a message: transaction markers and
 * dead letters have offsets too.
 *
 * @param partition which partition
 * @param first offset of its first message
 * @param next offset after its last message, greater than {@code first}
 */
public record OffsetRange(TopicPartition partition, long first, long next) {
  /** Checks the order of the offsets. */
  public OffsetRange {
    if (first < 0 || next <= first) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "offsets of %s: %d to %d is not a range", partition, first, next));
    }
  }

  /** Offset of its last message. */
  public long last() {
    return next - 1;
  }
}
