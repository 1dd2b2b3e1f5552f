package dev.millrace.connector.bigquery.stage;

import dev.millrace.connector.bigquery.load.RowPlace;
import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.event.rows.RowBlocks;
import dev.millrace.event.rows.Rows;
import java.io.IOException;
import java.util.OptionalLong;

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

  /** A row that BigQuery refused. */
  public RefusedRow refused(long index, String detail) {
    PartitionRows part = part(index);
    return new RefusedRow(part.range().partition(), place(index).offset(), detail);
  }

  /** Where the message of a row is. */
  public RowPlace place(long index) {
    PartitionRows part = part(index);
    long offset = offset(part.rows(), (int) (index - before(part)));
    return new RowPlace(part.range().partition().partition(), offset);
  }

  /** The first row at this place or behind it; {@link #size} when there is none. */
  public long index(RowPlace place) {
    long from = 0;
    long to = size();
    while (from < to) {
      long middle = (from + to) / 2;
      if (place(middle).compareTo(place) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The row at just this place; empty when there is none. */
  public OptionalLong find(RowPlace place) {
    long index = index(place);
    return index < size() && place(index).equals(place)
        ? OptionalLong.of(index)
        : OptionalLong.empty();
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

  private PartitionRows part(long index) {
    long before = 0;
    for (PartitionRows part : batch.partitions()) {
      before += part.size();
      if (index < before) {
        return part;
      }
    }
    throw new IndexOutOfBoundsException("row " + index + " of " + size());
  }

  private long before(PartitionRows wanted) {
    long before = 0;
    for (PartitionRows part : batch.partitions()) {
      if (part.equals(wanted)) {
        return before;
      }
      before += part.size();
    }
    throw new IndexOutOfBoundsException(wanted.range().toString());
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
