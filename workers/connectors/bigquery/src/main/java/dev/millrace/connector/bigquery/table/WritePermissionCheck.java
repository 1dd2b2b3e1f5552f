package dev.millrace.connector.bigquery.table;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.InsertAllRequest;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.config.WriteMethod;
import dev.millrace.connector.warehouse.TransientFailure;
import java.util.Map;

/** Finds out whether rows may be written, without writing any. */
final class WritePermissionCheck {
  /** No table of ours has such a column, and a row with an unknown column is refused. */
  private static final String NO_COLUMN = "millrace_asks_whether_it_may_stream";

  private final BigQueryConfig config;
  private final QueryRetry queryRetry;
  private final BigQuery client;
  private final String location;

  WritePermissionCheck(
      BigQueryConfig config, QueryRetry queryRetry, BigQuery client, String location) {
    this.config = config;
    this.queryRetry = queryRetry;
    this.client = client;
    this.location = location;
  }

  void check(TableId table) throws TransientFailure {
    if (config.writeMethod() == WriteMethod.Streaming) {
      queryRetry.of(
          "streaming to table " + table.getTable(), () -> client.insertAll(refusedRow(table)));
    } else {
      queryRetry.of("running jobs in project " + config.project(), () -> client.create(dryRun()));
    }
  }

  private static InsertAllRequest refusedRow(TableId table) {
    return InsertAllRequest.newBuilder(table)
        .setSkipInvalidRows(false)
        .setIgnoreUnknownValues(false)
        .addRow(Map.of(NO_COLUMN, true))
        .build();
  }

  /** Costs nothing and leaves nothing behind. */
  private JobInfo dryRun() {
    QueryJobConfiguration query =
        QueryJobConfiguration.newBuilder("SELECT 1").setDryRun(true).setUseLegacySql(false).build();
    JobId id =
        JobId.newBuilder()
            .setProject(config.project())
            .setLocation(location)
            .setRandomJob()
            .build();
    return JobInfo.of(id, query);
  }
}
