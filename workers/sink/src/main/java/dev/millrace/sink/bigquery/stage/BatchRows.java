package dev.millrace.sink.bigquery.stage;

import dev.millrace.sink.rows.Rows;
import dev.millrace.sink.warehouse.Batch;
import dev.millrace.sink.warehouse.OffsetRange;
import dev.millrace.sink.warehouse.PartitionRows;
import dev.millrace.sink.warehouse.RefusedRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a batch in one order: by partition, then by offset. Rows that can not fit are left
 * out from the start. The same ranges give the same rows in the same order, whoever reads them.
 */
public final class BatchRows {
  /** Does something with a row. */
  interface RowAction {
    void accept(Rows rows, int row) throws IOException;
  }

  private record Place(Rows rows, int row) {}

  private final Batch batch;
  private final List<RefusedRow> misfits = new ArrayList<>();
  private final List<long[]> fitting = new ArrayList<>();
  private final long size;

  /** Looks through the batch once. */
  public BatchRows(Batch batch, RowFit fit) {
    this.batch = batch;
    long count = 0;
    for (PartitionRows part : batch.partitions()) {
      long[] places = new long[part.size()];
      int kept = 0;
      for (int block = 0; block < part.rows().size(); block++) {
        Rows rows = part.rows().get(block);
        for (int row = 0; row < rows.size(); row++) {
          Optional<String> problem = fit.problem(rows, row);
          if (problem.isPresent()) {
            misfits.add(new RefusedRow(part.range().partition(), rows.offset(row), problem.get()));
          } else {
            places[kept++] = (long) block << Integer.SIZE | row;
          }
        }
      }
      fitting.add(Arrays.copyOf(places, kept));
      count += kept;
    }
    this.size = count;
  }

  /** How many rows fit. */
  public long size() {
    return size;
  }

  /** Rows that BigQuery is known to refuse. */
  public List<RefusedRow> misfits() {
    return List.copyOf(misfits);
  }

  /** A row that BigQuery refused, by its place among those that fit. */
  public RefusedRow refused(long index, String detail) {
    long before = 0;
    for (int p = 0; p < fitting.size(); p++) {
      long[] places = fitting.get(p);
      if (index < before + places.length) {
        PartitionRows part = batch.partitions().get(p);
        Place place = place(part, places[(int) (index - before)]);
        return new RefusedRow(part.range().partition(), place.rows().offset(place.row()), detail);
      }
      before += places.length;
    }
    throw new IndexOutOfBoundsException("row " + index + " of " + size);
  }

  /**
   * The offsets that hold the rows of a stretch. All stretches together cover the batch, none
   * overlaps another. All rows are the batch's own ranges, even where those hold no rows: a batch
   * keeps its name when Kafka has deleted messages of it in the meantime.
   */
  List<OffsetRange> ranges(long from, long to) {
    if (from == 0 && to == size) {
      return batch.ranges();
    }
    List<OffsetRange> ranges = new ArrayList<>();
    long before = 0;
    for (int p = 0; p < fitting.size(); p++) {
      long[] places = fitting.get(p);
      int first = (int) Math.max(0, Math.min(places.length, from - before));
      int end = (int) Math.max(0, Math.min(places.length, to - before));
      if (first < end) {
        PartitionRows part = batch.partitions().get(p);
        OffsetRange all = part.range();
        long firstOffset = first == 0 ? all.first() : offset(part, places[first]);
        long next = end == places.length ? all.next() : offset(part, places[end]);
        ranges.add(new OffsetRange(all.partition(), firstOffset, next));
      }
      before += places.length;
    }
    return ranges;
  }

  void forEach(long from, long to, RowAction action) throws IOException {
    long before = 0;
    for (int p = 0; p < fitting.size(); p++) {
      long[] places = fitting.get(p);
      long end = Math.min(places.length, to - before);
      for (long i = Math.max(0, from - before); i < end; i++) {
        Place place = place(batch.partitions().get(p), places[(int) i]);
        action.accept(place.rows(), place.row());
      }
      before += places.length;
    }
  }

  private static Place place(PartitionRows part, long place) {
    Rows rows = part.rows().get((int) (place >>> Integer.SIZE));
    return new Place(rows, (int) place);
  }

  private static long offset(PartitionRows part, long place) {
    Place found = place(part, place);
    return found.rows().offset(found.row());
  }
}
