package dev.millrace.connector.bigquery.table;

import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TimePartitioning;
import dev.millrace.contract.event.Column;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When the partitions of a table go that is partitioned by a time in the events. BigQuery takes a
 * row for a partition that has expired, says nothing and drops it.
 *
 * @param column place of the partitioning column among the run's, negative where nothing expires
 * @param type length of a partition
 * @param after how long after its beginning a partition goes
 */
public record PartitionExpiration(int column, TimePartitioning.Type type, Duration after) {
  /** Partitions stay. */
  public static final PartitionExpiration NEVER =
      new PartitionExpiration(-1, TimePartitioning.Type.DAY, Duration.ZERO);

  private static final long MICROS = 1_000_000;

  /** That of a table, as far as the run's own columns decide. */
  static PartitionExpiration of(Table table, List<Column> columns) {
    StandardTableDefinition definition = table.getDefinition();
    TimePartitioning partitioning = definition.getTimePartitioning();
    if (partitioning == null
        || partitioning.getExpirationMs() == null
        || partitioning.getField() == null) {
      return NEVER;
    }
    List<String> names = columns.stream().map(Column::name).toList();
    for (int column = 0; column < names.size(); column++) {
      if (names.get(column).equalsIgnoreCase(partitioning.getField())) {
        return new PartitionExpiration(
            column, partitioning.getType(), Duration.ofMillis(partitioning.getExpirationMs()));
      }
    }
    return NEVER;
  }

  /** Whether the partition of this time, in microseconds since 1970 UTC, is gone. */
  public boolean isOver(long micros, Instant now) {
    if (column < 0) {
      return false;
    }
    Instant time = Instant.ofEpochSecond(Math.floorDiv(micros, MICROS));
    return !begin(time).plus(after).isAfter(now);
  }

  private Instant begin(Instant time) {
    ZonedDateTime day = time.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    return switch (type) {
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
      case DAY -> day.toInstant();
      case MONTH -> day.withDayOfMonth(1).toInstant();
      case YEAR -> day.withDayOfYear(1).toInstant();
    };
  }
}
