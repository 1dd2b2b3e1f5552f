package dev.millrace.sink.bigquery;

import dev.millrace.sink.bigquery.load.Bisection;
import dev.millrace.sink.bigquery.stage.BatchRows;
import dev.millrace.sink.warehouse.OffsetRange;
import dev.millrace.sink.warehouse.RefusedRow;
import java.util.ArrayList;
import java.util.List;

/** How far a batch is loaded. For one thread. */
final class BatchInHand {
  private final List<OffsetRange> ranges;
  private final BatchRows rows;
  private final List<RefusedRow> refused;
  private Bisection progress;

  BatchInHand(List<OffsetRange> ranges, BatchRows rows) {
    this.ranges = ranges;
    this.rows = rows;
    this.refused = new ArrayList<>(rows.misfits());
    this.progress = Bisection.of(rows.size());
  }

  boolean covers(List<OffsetRange> others) {
    return ranges.equals(others);
  }

  BatchRows rows() {
    return rows;
  }

  Bisection progress() {
    return progress;
  }

  void loaded() {
    progress = progress.loaded();
  }

  void refused(String why) {
    if (progress.isSingleRow()) {
      refused.add(rows.refused(progress.position(), why));
    }
    progress = progress.refused();
  }

  List<RefusedRow> refused() {
    return List.copyOf(refused);
  }
}
