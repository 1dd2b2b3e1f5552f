package dev.millrace.sink.bigquery.stage;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.sink.rows.OpenRow;
import dev.millrace.sink.rows.RowCheck;
import java.util.List;
import java.util.Optional;

/**
 * Finds rows of which it is known beforehand that BigQuery refuses them, so that they cost no
 * failed job. The verdict depends on the row alone.
 */
public final class RowFit implements RowCheck {
  /** Largest row of a load job (https://cloud.google.com/bigquery/quotas#load_jobs). */
  public static final int LOAD_ROW_BYTES = 100 << 20;

  /** Largest request of a streaming insert, and so of a row in it. */
  public static final int STREAM_ROW_BYTES = 9 << 20;

  private final List<Column> columns;
  private final int maxRowBytes;

  /** Rows of at most this size. */
  public RowFit(List<Column> columns, int maxRowBytes) {
    this.columns = columns;
    this.maxRowBytes = maxRowBytes;
  }

  @Override
  public Optional<String> problem(OpenRow row) {
    int bytes = row.value().length;
    if (bytes > maxRowBytes) {
      return Optional.of("the event has %d bytes, BigQuery takes %d".formatted(bytes, maxRowBytes));
    }
    for (int column = 0; column < columns.size(); column++) {
      if (columns.get(column).type() == ColumnType.TIMESTAMP
          && !row.isNull(column)
          && !TimeText.isInRange(row.integer(column))) {
        return Optional.of(
            columns.get(column).name()
                + ": "
                + TimeText.of(row.integer(column))
                + " is not allowed: BigQuery's times are those of the years 1 to 9999");
      }
    }
    return Optional.empty();
  }
}
