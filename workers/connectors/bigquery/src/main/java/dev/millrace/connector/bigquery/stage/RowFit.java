package dev.millrace.connector.bigquery.stage;

import dev.millrace.connector.bigquery.table.PartitionExpiration;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.event.rows.OpenRow;
import dev.millrace.event.rows.RowCheck;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds rows of which it is known beforehand that BigQuery refuses them, so that they cost no
 * failed job, or that it drops them unsaid, because their partition has expired.
 */
public final class RowFit implements RowCheck {
  /** Largest row of a load job (https://cloud.google.com/bigquery/quotas#load_jobs). */
  public static final int LOAD_ROW_BYTES = 100 << 20;

  /** Largest request of a streaming insert, and so of a row in it. */
  public static final int STREAM_ROW_BYTES = 9 << 20;

  private final List<Column> columns;
  private final int maxRowBytes;
  private final Clock clock;
  private volatile PartitionExpiration expiration = PartitionExpiration.NEVER;

  /** Rows of at most this size. */
  public RowFit(List<Column> columns, int maxRowBytes, Clock clock) {
    this.columns = columns;
    this.maxRowBytes = maxRowBytes;
    this.clock = clock;
  }

  /** Learns when the table's partitions expire. May be called by any thread. */
  public void expires(PartitionExpiration after) {
    expiration = after;
  }

  @Override
  public Optional<String> problem(OpenRow row) {
    int bytes = row.value().length;
    if (bytes > maxRowBytes) {
      return Optional.of(
          String.format(
              Locale.ROOT, "the event has %d bytes, BigQuery takes %d", bytes, maxRowBytes));
    }
    PartitionExpiration table = expiration;
    for (int column = 0; column < columns.size(); column++) {
      if (columns.get(column).type() == ColumnType.TIMESTAMP && !row.isNull(column)) {
        long micros = row.integer(column);
        if (!TimeText.isInRange(micros)) {
          return Optional.of(
              refusal(column, micros, "BigQuery's times are those of the years 1 to 9999"));
        }
        if (table.column() == column && table.isOver(micros, clock.instant())) {
          return Optional.of(
              refusal(
                  column,
                  micros,
                  String.format(
                      Locale.ROOT,
                      "its partition expired after %d days, BigQuery would drop the row unsaid",
                      table.after().toDays())));
        }
      }
    }
    return Optional.empty();
  }

  private String refusal(int column, long micros, String why) {
    return columns.get(column).name() + ": " + TimeText.of(micros) + " is not allowed: " + why;
  }
}
