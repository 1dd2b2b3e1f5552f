package dev.millrace.connector.bigquery.table;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.fault.Fault;
import dev.millrace.connector.bigquery.fault.FaultKind;
import dev.millrace.connector.bigquery.fault.Faults;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.contract.event.Column;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a table, and adds columns to one. */
final class TableMaker {
  private static final Logger LOG = LoggerFactory.getLogger(TableMaker.class);

  private final BigQueryConfig config;
  private final List<Column> columns;
  private final QueryRetry queryRetry;
  private final BigQuery client;

  TableMaker(BigQueryConfig config, List<Column> columns, QueryRetry queryRetry, BigQuery client) {
    this.config = config;
    this.columns = columns;
    this.queryRetry = queryRetry;
    this.client = client;
  }

  /** Makes the table, or finds that another replica just did. */
  Table make(TableId id, Optional<Duration> partitionExpiration) throws TransientFailure {
    Partitions partitions = Partitions.of(config, partitionExpiration);
    StandardTableDefinition.Builder definition =
        StandardTableDefinition.newBuilder().setSchema(TableSchema.of(columns));
    partitions.partitioning().ifPresent(definition::setTimePartitioning);
    if (!config.clustering().isEmpty()) {
      definition.setClustering(Clustering.newBuilder().setFields(config.clustering()).build());
    }
    if (!partitions.warning().isEmpty()) {
      LOG.warn("{}", partitions.warning());
    }
    TableInfo wanted =
        TableInfo.newBuilder(id, definition.build()).setLabels(config.labels()).build();
    try {
      Table made = client.create(wanted);
      LOG.info("made table {}", id.getIAMResourceName());
      return made;
    } catch (RuntimeException e) {
      Fault fault = Faults.of(e);
      if (fault.kind() != FaultKind.DUPLICATE) {
        throw queryRetry.refused("making table " + id.getTable(), fault, e);
      }
      Table theirs = queryRetry.of("table " + id.getTable(), () -> client.getTable(id));
      if (theirs == null) {
        throw new TransientFailure("table " + id.getTable() + " was made and does not show yet");
      }
      return theirs;
    }
  }

  /** Adds columns; rows that are there have no value in them. */
  void widen(Table table, List<Column> missing) throws TransientFailure {
    StandardTableDefinition definition = table.getDefinition();
    StandardTableDefinition wider =
        definition.toBuilder().setSchema(TableSchema.with(TableSchema.of(table), missing)).build();
    queryRetry.of(
        "adding columns " + missing + " to table " + table.getTableId().getTable(),
        () -> client.update(TableInfo.of(table.getTableId(), wider)));
    LOG.info("added columns {} to table {}", missing, table.getTableId().getTable());
  }
}
