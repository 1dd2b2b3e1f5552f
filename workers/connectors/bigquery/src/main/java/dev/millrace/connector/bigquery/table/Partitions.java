package dev.millrace.connector.bigquery.table;

import com.google.cloud.bigquery.TimePartitioning;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.config.Partitioning;
import java.time.Duration;
import java.util.Optional;

/**
 * How a table that is made is partitioned.
 *
 * <p>A sandbox lets every partition expire 60 days after the time it stands for
 * (https://cloud.google.com/bigquery/docs/sandbox#limits). Partitioned by a time in the events, a
 * row older than that would be gone as soon as it is loaded, without an error. In a dataset whose
 * partitions expire, a table is therefore partitioned by the time at which rows arrive.
 *
 * @param partitioning absent for a table without partitions
 * @param warning what the user should know, empty when all is as declared
 */
record Partitions(Optional<TimePartitioning> partitioning, String warning) {
  static Partitions of(BigQueryConfig config, Optional<Duration> expiration) {
    Optional<TimePartitioning.Type> type = type(config.partitioning());
    if (type.isEmpty()) {
      return new Partitions(Optional.empty(), "");
    }
    TimePartitioning.Builder partitioning = TimePartitioning.newBuilder(type.get());
    if (config.partitionColumn().isEmpty()) {
      return new Partitions(Optional.of(partitioning.build()), "");
    }
    if (expiration.isEmpty()) {
      partitioning.setField(config.partitionColumn().get());
      return new Partitions(Optional.of(partitioning.build()), "");
    }
    return new Partitions(
        Optional.of(partitioning.build()), warning(config, expiration.get().toDays()));
  }

  private static String warning(BigQueryConfig config, long days) {
    return "partitions of dataset "
        + config.dataset()
        + " expire after "
        + days
        + " days, so rows whose "
        + config.partitionColumn().orElseThrow()
        + " lies further back would vanish at once; table "
        + config.table()
        + " is partitioned by the time of arrival instead";
  }

  private static Optional<TimePartitioning.Type> type(Partitioning partitioning) {
    return switch (partitioning) {
      case None -> Optional.empty();
      case Hour -> Optional.of(TimePartitioning.Type.HOUR);
      case Day -> Optional.of(TimePartitioning.Type.DAY);
      case Month -> Optional.of(TimePartitioning.Type.MONTH);
      case Year -> Optional.of(TimePartitioning.Type.YEAR);
    };
  }
}
