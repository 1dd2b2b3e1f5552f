package dev.millrace.sink.bigquery;

import dev.millrace.sink.bigquery.load.Bisection;
import dev.millrace.sink.bigquery.load.Slice;
import dev.millrace.sink.bigquery.stage.BatchRows;
import dev.millrace.sink.bigquery.stage.Staging;
import dev.millrace.sink.warehouse.OffsetRange;
import dev.millrace.sink.warehouse.RefusedRow;
import java.util.ArrayList;
import java.util.List;

/** How far a batch is loaded. For one thread. */
final class BatchInHand {
  private final List<OffsetRange> ranges;
  private final BatchRows rows;
  private final Staging staging;
  private final List<RefusedRow> refused = new ArrayList<>();
  private Bisection progress;
  private Slice slice;

  BatchInHand(List<OffsetRange> ranges, BatchRows rows, Staging staging) {
    this.ranges = ranges;
    this.rows = rows;
    this.staging = staging;
    this.progress = Bisection.of(rows.size());
  }

  boolean covers(List<OffsetRange> others) {
    return ranges.equals(others);
  }

  long rows() {
    return rows.size();
  }

  Bisection progress() {
    return progress;
  }

  /** What is to be loaded next; its file is staged once, however often it is tried. */
  Slice slice() {
    if (slice == null) {
      slice = staging.slice(rows, progress.position(), progress.next());
    }
    return slice;
  }

  void loaded() {
    progress = progress.loaded();
    slice = null;
  }

  void refused(String why) {
    if (progress.isSingleRow()) {
      refused.add(rows.refused(progress.position(), why));
    }
    progress = progress.refused();
    slice = null;
  }

  List<RefusedRow> refused() {
    return List.copyOf(refused);
  }
}
