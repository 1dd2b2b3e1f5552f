package dev.millrace.connector.warehouse;

import dev.millrace.event.rows.RowBlocks;
import dev.millrace.event.rows.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * Decoded events of one partition.
 *
 * @param range what was read, dead letters included
 * @param rows its events in order of offset, in blocks; may be empty
 */
public record PartitionRows(OffsetRange range, RowBlocks rows) {
  /** Rows that are in memory. */
  public PartitionRows(OffsetRange range, List<Rows> rows) {
    this(range, RowBlocks.of(rows));
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /** The rows from an offset on, all of them in memory. */
  public List<Rows> from(long offset) {
    List<Rows> rest = new ArrayList<>(rows.count());
    for (int block = 0; block < rows.count(); block++) {
      Rows kept = rows.get(block).from(offset);
      if (kept.size() > 0) {
        rest.add(kept);
      }
    }
    return rest;
  }

  /** The rows from an offset on and below another one, all of them in memory. */
  public List<Rows> between(long first, long next) {
    return from(first).stream().map(block -> block.until(next)).filter(b -> b.size() > 0).toList();
  }
}
