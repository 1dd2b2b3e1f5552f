package dev.millrace.connector.warehouse;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many rows a warehouse has, by its own account.
 *
 * @param ofPartitions rows of the present topic by partition; a partition that is missing is not
 *     counted yet; empty where it does not know which rows are whose
 * @param whole all rows where they go, whoever wrote them; empty where it does not say
 */
public record RowCount(Optional<Map<Integer, Long>> ofPartitions, OptionalLong whole) {
  /** Of a warehouse that cannot be asked. */
  public static final RowCount UNKNOWN = new RowCount(Optional.empty(), OptionalLong.empty());

  /** Takes a copy. */
  public RowCount {
    ofPartitions = ofPartitions.map(Map::copyOf);
  }

  /** Of a warehouse that knows only how many rows it has in all. */
  public static RowCount ofWhole(long rows) {
    return new RowCount(Optional.empty(), OptionalLong.of(rows));
  }

  /** Of a warehouse that has nothing but the rows of these partitions. */
  public static RowCount ofPartitions(Map<Integer, Long> rows) {
    return new RowCount(Optional.of(rows), OptionalLong.empty());
  }
}
