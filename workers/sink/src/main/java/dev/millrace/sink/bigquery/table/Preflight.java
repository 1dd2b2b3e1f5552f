package dev.millrace.sink.bigquery.table;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Dataset;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.sink.bigquery.rest.Connection;
import dev.millrace.sink.warehouse.TransientFailure;
import dev.millrace.sink.warehouse.WarehouseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out before the first row whether rows can be written, in the order in which a person would
 * set things up: credentials, dataset, table, schema, the right to write. Each failure is one
 * sentence, and all of them may be mended from outside while the run waits.
 */
public final class Preflight {
  private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);

  private final WarehouseConfig.BigQuery config;
  private final List<Column> columns;

  /** A check of the declared table for these columns. */
  public Preflight(WarehouseConfig.BigQuery config, List<Column> columns) {
    this.config = config;
    this.columns = List.copyOf(columns);
  }

  /**
   * Checks, and makes or widens the table where that is allowed.
   *
   * @throws TransientFailure with one sentence that says what to mend
   */
  public ReadyTable run() throws WarehouseException {
    BigQuery client = Asking.of("credentials", () -> Connection.open(config));
    Dataset dataset = dataset(client);
    String location = location(dataset);
    Table table = table(client, dataset);
    adaptSchema(client, table);
    new WriteRight(config, client, location).check(table.getTableId());
    warnOfExpiration(table);
    long made = Objects.requireNonNullElse(table.getCreationTime(), 0L);
    return new ReadyTable(client, tableId(), location, tableName() + "@" + made);
  }

  private Dataset dataset(BigQuery client) throws WarehouseException {
    DatasetId id = DatasetId.of(config.project(), config.dataset());
    Dataset found = Asking.of("dataset " + datasetName(), () -> client.getDataset(id));
    if (found == null) {
      throw new TransientFailure(
          "dataset %s does not exist, or its project does not: create it, or correct project and"
                  .formatted(datasetName())
              + " dataset");
    }
    return found;
  }

  private String location(Dataset dataset) throws TransientFailure {
    String actual = Objects.requireNonNullElse(dataset.getLocation(), "US");
    if (config.location().isPresent() && !config.location().get().equalsIgnoreCase(actual)) {
      throw new TransientFailure(
          "dataset %s is in %s, not in %s: correct location or leave it out"
              .formatted(datasetName(), actual, config.location().get()));
    }
    return actual;
  }

  private Table table(BigQuery client, Dataset dataset) throws WarehouseException {
    Table found = Asking.of("table " + tableName(), () -> client.getTable(tableId()));
    if (found != null) {
      return found;
    }
    if (!config.createTable()) {
      throw new TransientFailure(
          "table %s does not exist and createTable is false: create it, or allow it"
              .formatted(tableName()));
    }
    return new TableMaker(config, columns, client).make(tableId(), expiration(dataset));
  }

  private void adaptSchema(BigQuery client, Table table) throws WarehouseException {
    SchemaFit fit =
        TableSchema.fit(Objects.requireNonNull(table.getDefinition().getSchema()), columns);
    if (!fit.problems().isEmpty()) {
      throw new TransientFailure(
          "table %s does not fit the events: %s; use another table or change this one"
              .formatted(tableName(), String.join(", ", fit.problems())));
    }
    if (fit.missing().isEmpty()) {
      return;
    }
    if (!config.updateSchema()) {
      throw new TransientFailure(
          "table %s lacks the columns %s and updateSchema is false: add them, or allow it"
              .formatted(tableName(), fit.missing()));
    }
    new TableMaker(config, columns, client).widen(table, fit.missing());
  }

  private void warnOfExpiration(Table table) {
    if (table.getExpirationTime() != null) {
      LOG.warn(
          "table {} is going to be deleted by BigQuery on {}, with all its rows",
          tableName(),
          Instant.ofEpochMilli(table.getExpirationTime()));
    }
  }

  /** After how long the partitions of a new table expire, if they do. */
  private static Optional<Duration> expiration(Dataset dataset) {
    return Optional.ofNullable(dataset.getDefaultPartitionExpirationMs()).map(Duration::ofMillis);
  }

  private TableId tableId() {
    return TableId.of(config.project(), config.dataset(), config.table());
  }

  private String datasetName() {
    return config.project() + "." + config.dataset();
  }

  private String tableName() {
    return datasetName() + "." + config.table();
  }
}
