package dev.millrace.connector.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.fault.Advice;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.FaultKind;
import dev.millrace.connector.bigquery.read.TableCounts;
import dev.millrace.connector.bigquery.read.TableReader;
import dev.millrace.connector.bigquery.rest.Connection;
import dev.millrace.connector.reader.CellValue;
import dev.millrace.connector.reader.Contents;
import dev.millrace.connector.reader.CountText;
import dev.millrace.connector.reader.MessageRelation;
import dev.millrace.connector.reader.NativeLibrary;
import dev.millrace.connector.reader.Row;
import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.reader.WarehouseUnreadableException;
import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.event.Column;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A table in BigQuery. It keeps no account of which run wrote which row, so rows are never removed
 * from here: the table is the user's.
 */
final class BigQueryTable implements RunWarehouse {
  private final BigQueryConfig config;
  private final Advice advice;
  private final boolean uniqueIds;
  private final TableReader reader;

  /** The table; {@code uniqueIds} says that equal ids are rows written twice. */
  BigQueryTable(BigQueryConfig config, boolean uniqueIds) {
    this.config = config;
    this.uniqueIds = uniqueIds;
    this.advice = Advice.of(config);
    this.reader = new TableReader(config);
  }

  @Override
  public Set<NativeLibrary> libraries() {
    return Set.of(NativeLibrary.ZSTD);
  }

  @Override
  public Contents contents() {
    TableCounts counts =
        read(reader::counts).orElseGet(() -> new TableCounts(0, OptionalLong.of(0)));
    return new Contents(
        counts.rows(),
        OptionalLong.empty(),
        uniqueIds ? counts.distinctIds() : OptionalLong.empty());
  }

  /** Counting takes a query. */
  @Override
  public OptionalLong rowsOfRun() {
    return OptionalLong.empty();
  }

  @Override
  public List<Row> rows(List<Long> ids, List<Column> columns) {
    return read(() -> reader.rows(ids)).stream().map(json -> row(json, columns)).toList();
  }

  @Override
  public List<Long> someIds(int most) {
    return read(() -> reader.someIds(most));
  }

  /** Nobody can tell whose rows there are, and asking costs a query. */
  @Override
  public Optional<String> traces() {
    return Optional.empty();
  }

  @Override
  public String removal() {
    long rows = contents().rows();
    if (rows > 0) {
      throw new InvalidInputException(
          String.format(
                  Locale.ROOT,
                  "table %s has %s rows, and BigQuery does not say which run wrote them, so nothing"
                      + " was",
                  name(),
                  CountText.of(rows))
              + String.format(
                  Locale.ROOT,
                  " removed: remove the table yourself (bq rm -t %s:%s.%s), or name another one",
                  config.project(),
                  config.dataset(),
                  config.table()));
    }
    return String.format(Locale.ROOT, "no rows from BigQuery, where table %s has none", name());
  }

  @Override
  public void remove() {
    removal();
  }

  /** Whatever else is wrong with the credentials is said by the sink. */
  @Override
  public Optional<String> missingLogin() {
    try {
      Connection.open(config);
      return Optional.empty();
    } catch (FaultException e) {
      return e.fault().kind() == FaultKind.NO_LOGIN
          ? Optional.of(advice.sentence(e.fault()))
          : Optional.empty();
    }
  }

  @Override
  public Optional<String> whyUnasked() {
    return Optional.of("BigQuery was not asked what the messages say: a query there is billed.");
  }

  @Override
  public Optional<MessageRelation> messages(Statement duckDb, Path aside) {
    return Optional.empty();
  }

  private static Row row(JsonNode json, List<Column> columns) {
    Map<String, Object> cells = new TreeMap<>();
    for (Column column : columns) {
      JsonNode field = json.path(column.name());
      if (!field.isMissingNode() && !field.isNull()) {
        cells.put(column.name(), CellValue.of(column.type(), field));
      }
    }
    return new Row(cells);
  }

  private <T> T read(Supplier<T> question) {
    try {
      return question.get();
    } catch (FaultException e) {
      throw new WarehouseUnreadableException(
          String.format(
              Locale.ROOT, "cannot read BigQuery table %s: %s", name(), advice.sentence(e.fault())),
          e);
    }
  }

  private String name() {
    return config.name();
  }
}
