package dev.millrace.connector.duckdb;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.event.rows.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a batch adds to what is written: its rows from each partition's next offset on, counted
 * through from 0 in order of partition and offset. Immutable.
 *
 * @param parts of each partition, in order
 */
record FreshRows(List<Part> parts) {
  /**
   * One partition's.
   *
   * @param range the batch's
   * @param blocks its rows that are new
   * @param first number of its first row
   * @param size how many there are
   */
  record Part(OffsetRange range, List<Rows> blocks, int first, int size) {}

  /**
   * How far a partition is written.
   *
   * @param range ends with the last offset that is decided
   * @param rows rows that are added to it
   */
  record End(OffsetRange range, int rows) {}

  /** The rows of a batch that are not below the given next offsets. */
  static FreshRows of(Batch batch, Map<Integer, Long> next) {
    List<Part> parts = new ArrayList<>();
    int first = 0;
    for (PartitionRows rows : batch.partitions()) {
      int partition = rows.range().partition().partition();
      List<Rows> blocks = rows.from(next.getOrDefault(partition, 0L));
      int size = blocks.stream().mapToInt(Rows::size).sum();
      parts.add(new Part(rows.range(), blocks, first, size));
      first += size;
    }
    return new FreshRows(List.copyOf(parts));
  }

  /** How many rows there are. */
  int size() {
    return parts.stream().mapToInt(Part::size).sum();
  }

  /** The rows from one number up to another, less some of them. */
  List<Rows> rows(int from, int to, Collection<Integer> without) {
    List<Rows> rows = new ArrayList<>();
    int begin = from;
    for (int left : without.stream().sorted().filter(n -> n >= from && n < to).toList()) {
      add(begin, left, rows);
      begin = left + 1;
    }
    add(begin, to, rows);
    return rows;
  }

  /** How far the partitions are written with {@link #rows}; all rows before are decided. */
  List<End> ends(int from, int to, Collection<Integer> without) {
    List<End> ends = new ArrayList<>();
    for (Part part : parts) {
      int begin = Math.max(part.first(), from);
      int end = Math.min(part.first() + part.size(), to);
      long left = without.stream().filter(n -> n >= begin && n < end).count();
      int rows = (int) Math.max(0, end - begin - left);
      if (end == part.first() + part.size()) {
        ends.add(new End(part.range(), rows));
      } else if (end > part.first()) {
        OffsetRange range = part.range();
        long next = offset(part, end - part.first());
        ends.add(new End(new OffsetRange(range.partition(), range.first(), next), rows));
      }
    }
    return ends;
  }

  /** The range of the partition that has a row, cut down to this row. */
  OffsetRange at(int row) {
    for (Part part : parts) {
      if (row >= part.first() && row < part.first() + part.size()) {
        long offset = offset(part, row - part.first());
        return new OffsetRange(part.range().partition(), offset, offset + 1);
      }
    }
    throw new IndexOutOfBoundsException("row " + row + " of " + size());
  }

  private static long offset(Part part, int row) {
    int left = row;
    for (Rows block : part.blocks()) {
      if (left < block.size()) {
        return block.offset(left);
      }
      left -= block.size();
    }
    throw new IndexOutOfBoundsException("row " + row + " of " + part.size());
  }

  private void add(int from, int to, List<Rows> into) {
    for (Part part : parts) {
      int begin = Math.max(0, from - part.first());
      int end = Math.min(part.size(), to - part.first());
      if (end > begin) {
        slice(part.blocks(), begin, end, into);
      }
    }
  }

  private static void slice(List<Rows> blocks, int from, int to, List<Rows> into) {
    int first = 0;
    for (Rows block : blocks) {
      int begin = Math.max(0, from - first);
      int end = Math.min(block.size(), to - first);
      if (end > begin) {
        into.add(begin == 0 && end == block.size() ? block : block.slice(begin, end));
      }
      first += block.size();
    }
  }
}
