package dev.millrace.sink.bigquery.stage;

import dev.millrace.sink.rows.RowBlocks;
import dev.millrace.sink.rows.Rows;
import dev.millrace.sink.warehouse.Batch;
import dev.millrace.sink.warehouse.OffsetRange;
import dev.millrace.sink.warehouse.PartitionRows;
import dev.millrace.sink.warehouse.RefusedRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a batch in one order: by partition, then by offset. The same ranges give the same
 * rows in the same order, whoever reads them. At most one block of them is in memory.
 */
public final class BatchRows {
  /** Does something with a row. */
  interface RowAction {
    void accept(Rows rows, int row) throws IOException;
  }

  private final Batch batch;

  /** The rows of this batch. */
  public BatchRows(Batch batch) {
    this.batch = batch;
  }

  /** How many rows there are. */
  public long size() {
    return batch.size();
  }

  /** A row that BigQuery refused, by its place. */
  public RefusedRow refused(long index, String detail) {
    long before = 0;
    for (PartitionRows part : batch.partitions()) {
      if (index < before + part.size()) {
        return new RefusedRow(
            part.range().partition(), offset(part.rows(), (int) (index - before)), detail);
      }
      before += part.size();
    }
    throw new IndexOutOfBoundsException("row " + index + " of " + size());
  }

  /**
   * The offsets that hold the rows of a stretch. All stretches together cover the batch, none
   * overlaps another. All rows are the batch's own ranges, even where those hold no rows: a batch
   * keeps its name when Kafka has deleted messages of it in the meantime.
   */
  List<OffsetRange> ranges(long from, long to) {
    if (from == 0 && to == size()) {
      return batch.ranges();
    }
    List<OffsetRange> ranges = new ArrayList<>();
    long before = 0;
    for (PartitionRows part : batch.partitions()) {
      int size = part.size();
      int first = (int) Math.max(0, Math.min(size, from - before));
      int end = (int) Math.max(0, Math.min(size, to - before));
      if (first < end) {
        OffsetRange all = part.range();
        long firstOffset = first == 0 ? all.first() : offset(part.rows(), first);
        long next = end == size ? all.next() : offset(part.rows(), end);
        ranges.add(new OffsetRange(all.partition(), firstOffset, next));
      }
      before += size;
    }
    return ranges;
  }

  void forEach(long from, long to, RowAction action) throws IOException {
    long before = 0;
    for (PartitionRows part : batch.partitions()) {
      RowBlocks blocks = part.rows();
      for (int block = 0; block < blocks.count(); block++) {
        int size = blocks.size(block);
        int end = (int) Math.min(size, to - before);
        int row = (int) Math.max(0, from - before);
        if (row < end) {
          Rows rows = blocks.get(block);
          for (; row < end; row++) {
            action.accept(rows, row);
          }
        }
        before += size;
      }
    }
  }

  private static long offset(RowBlocks blocks, int index) {
    int before = 0;
    for (int block = 0; block < blocks.count(); block++) {
      if (index < before + blocks.size(block)) {
        return blocks.get(block).offset(index - before);
      }
      before += blocks.size(block);
    }
    throw new IndexOutOfBoundsException("row " + index + " of " + before);
  }
}
