package dev.millrace.sink.warehouse;

import dev.millrace.sink.rows.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * Decoded events of one partition.
 *
 * @param range what was read, dead letters included
 * @param rows its events in order of offset, in blocks; may be empty
 */
public record PartitionRows(OffsetRange range, List<Rows> rows) {
  /** Takes a copy of the list. */
  public PartitionRows {
    rows = List.copyOf(rows);
  }

  /** How many rows there are. */
  public int size() {
    return rows.stream().mapToInt(Rows::size).sum();
  }

  /** The rows from an offset on. */
  public List<Rows> from(long offset) {
    List<Rows> rest = new ArrayList<>(rows.size());
    for (Rows block : rows) {
      Rows kept = block.from(offset);
      if (kept.size() > 0) {
        rest.add(kept);
      }
    }
    return rest;
  }
}
