package dev.millrace.connector.bigquery.load;

import dev.millrace.connector.warehouse.OffsetRange;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a row's message is, as a job's label can hold it: {@code partition-offset}, base 36.
 *
 * @param partition number of the partition
 * @param offset of the message
 */
public record RowPlace(int partition, long offset) implements Comparable<RowPlace> {
  private static final int BASE = Character.MAX_RADIX;

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when the text is something else
   */
  static RowPlace parse(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("\"" + text + "\" is not partition-offset");
    }
    return new RowPlace(Integer.parseInt(parts[0], BASE), Long.parseLong(parts[1], BASE));
  }

  static List<RowPlace> parseAll(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("_")).map(RowPlace::parse).toList();
  }

  String text() {
    return Integer.toString(partition, BASE) + "-" + Long.toString(offset, BASE);
  }

  static String text(List<RowPlace> places) {
    return places.stream().map(RowPlace::text).collect(Collectors.joining("_"));
  }

  /** Whether it lies in the range. */
  public boolean isIn(OffsetRange range) {
    return range.partition().partition() == partition
        && offset >= range.first()
        && offset < range.next();
  }

  /** In the order of a batch: by partition, then by offset. */
  @Override
  public int compareTo(RowPlace other) {
    return partition != other.partition
        ? Integer.compare(partition, other.partition)
        : Long.compare(offset, other.offset);
  }

  /** For people. */
  @Override
  public String toString() {
    return "partition " + partition + " offset " + offset;
  }
}
