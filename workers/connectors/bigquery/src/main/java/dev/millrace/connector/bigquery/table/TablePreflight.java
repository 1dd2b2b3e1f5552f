package dev.millrace.connector.bigquery.table;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Dataset;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.fault.Advice;
import dev.millrace.connector.bigquery.rest.Connection;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.contract.event.Column;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out before the first row whether rows can be written, in the order in which a person would
 * set things up: credentials, dataset, table and schema, the right to write. What is wrong is said
 * at once, and all of it may be mended from outside while the run waits.
 */
public final class TablePreflight {
  private static final Logger LOG = LoggerFactory.getLogger(TablePreflight.class);

  private final BigQueryConfig config;
  private final List<Column> columns;
  private final QueryRetry queryRetry;

  /** A check of the declared table for these columns. */
  public TablePreflight(BigQueryConfig config, List<Column> columns) {
    this.config = config;
    this.columns = List.copyOf(columns);
    this.queryRetry = new QueryRetry(Advice.of(config));
  }

  /**
   * Checks, and makes or widens the table where that is allowed.
   *
   * @throws TransientFailure with one sentence that says what to mend, everything at once
   */
  public ReadyTable run() throws WarehouseException {
    BigQuery client = queryRetry.of("credentials", () -> Connection.open(config));
    Dataset dataset = dataset(client);
    String location = Objects.requireNonNullElse(dataset.getLocation(), "US");
    Optional<Table> found =
        Optional.ofNullable(
            queryRetry.of("table " + tableName(), () -> client.getTable(tableId())));
    SchemaFit fit = found.map(table -> TableFit.of(table, columns, config)).orElse(SchemaFit.GOOD);
    requireNone(problems(location, found, fit));
    Table table = ready(client, dataset, found, fit);
    new WritePermissionCheck(config, queryRetry, client, location).check(table.getTableId());
    PartitionExpiration expiration = PartitionExpiration.of(table, columns);
    Optional<String> caution = caution(table, expiration);
    caution.ifPresent(LOG::warn);
    return new ReadyTable(client, tableId(), location, made(table), expiration, caution);
  }

  /**
   * The table that stands there now; empty when there is none.
   *
   * @throws TransientFailure when BigQuery does not tell
   */
  public Optional<LiveTable> live(BigQuery client) throws TransientFailure {
    return Optional.ofNullable(
            queryRetry.of("table " + tableName(), () -> client.getTable(tableId())))
        .map(table -> new LiveTable(made(table), rows(table)));
  }

  private static Instant made(Table table) {
    return Instant.ofEpochMilli(Objects.requireNonNullElse(table.getCreationTime(), 0L));
  }

  private static long rows(Table table) {
    return Optional.ofNullable(table.getNumRows()).map(BigInteger::longValue).orElse(0L);
  }

  private Dataset dataset(BigQuery client) throws WarehouseException {
    DatasetId id = DatasetId.of(config.project(), config.dataset());
    Dataset found = queryRetry.of("dataset " + datasetName(), () -> client.getDataset(id));
    if (found == null) {
      throw new TransientFailure(
          String.format(
                  Locale.ROOT,
                  "dataset %s does not exist, or its project does not: create it, or correct"
                      + " project and",
                  datasetName())
              + " dataset");
    }
    return found;
  }

  private List<String> problems(String location, Optional<Table> found, SchemaFit fit) {
    List<String> problems = new ArrayList<>();
    if (config.location().isPresent() && !config.location().get().equalsIgnoreCase(location)) {
      problems.add(
          String.format(
              Locale.ROOT,
              "dataset %s is in %s, not in %s: correct location or leave it out",
              datasetName(),
              location,
              config.location().get()));
    }
    if (found.isEmpty() && !config.createTable()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "table %s does not exist and createTable is false: create it, or allow it",
              tableName()));
    }
    if (!fit.problems().isEmpty()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "table %s does not fit the events: %s; use another table or change this one",
              tableName(),
              String.join(", ", fit.problems())));
    }
    return problems;
  }

  private static void requireNone(List<String> problems) throws TransientFailure {
    if (!problems.isEmpty()) {
      throw new TransientFailure(String.join("; ", problems));
    }
  }

  private Table ready(BigQuery client, Dataset dataset, Optional<Table> found, SchemaFit fit)
      throws WarehouseException {
    TableMaker maker = new TableMaker(config, columns, queryRetry, client);
    if (found.isEmpty()) {
      return maker.make(tableId(), expiration(dataset));
    }
    if (!fit.missing().isEmpty()) {
      maker.widen(found.get(), fit.missing());
    }
    return found.get();
  }

  /** What BigQuery will remove by itself. */
  private Optional<String> caution(Table table, PartitionExpiration expiration) {
    String rows =
        expiration.column() < 0
            ? ""
            : String.format(
                Locale.ROOT,
                "partitions of table %s expire %d days after their %s: BigQuery drops rows with an"
                    + " older one unsaid, so they go to the dead letters instead",
                tableName(),
                expiration.after().toDays(),
                columns.get(expiration.column()).name());
    String all =
        table.getExpirationTime() == null
            ? ""
            : String.format(
                Locale.ROOT,
                "table %s is going to be deleted by BigQuery on %s, with all its rows",
                tableName(),
                Instant.ofEpochMilli(table.getExpirationTime()));
    return Stream.of(all, rows)
        .filter(text -> !text.isEmpty())
        .reduce((first, second) -> first + "; " + second);
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
