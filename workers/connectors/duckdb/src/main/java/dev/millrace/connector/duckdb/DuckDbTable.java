package dev.millrace.connector.duckdb;

import dev.millrace.connector.reader.Contents;
import dev.millrace.connector.reader.CountText;
import dev.millrace.connector.reader.MessageRelation;
import dev.millrace.connector.reader.NativeLibrary;
import dev.millrace.connector.reader.Row;
import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.reader.WarehouseUnreadableException;
import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.event.Column;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;

/**
 * A run's table in a DuckDB file. The sink keeps account, in the same file and the same database
 * transactions, of how many rows each run has written to each table; so it is known which rows are
 * whose.
 */
final class DuckDbTable implements RunWarehouse {
  private static final String ACCOUNT = "millrace_offsets";
  private static final String REFUSED = "millrace_refused";

  private final Path path;
  private final String table;
  private final String run;
  private final boolean uniqueIds;

  /** The table; {@code uniqueIds} says that equal ids are rows written twice. */
  DuckDbTable(DuckDbConfig config, String run, boolean uniqueIds) {
    this.path = config.path().toAbsolutePath();
    this.table = config.table();
    this.run = run;
    this.uniqueIds = uniqueIds;
  }

  @Override
  public Set<NativeLibrary> libraries() {
    return Set.of(DuckDbLibrary.LIBRARY);
  }

  @Override
  public Contents contents() {
    return read(Contents.NOTHING, this::contents);
  }

  @Override
  public List<Row> rows(List<Long> ids, List<Column> columns) {
    return read(List.of(), queries -> queries.rows(ids, columns));
  }

  @Override
  public List<Long> someIds(int most) {
    return read(List.of(), queries -> queries.someIds(most));
  }

  @Override
  public Optional<String> traces() {
    long rows = contents().ofRun().orElse(0);
    return rows == 0 ? Optional.empty() : Optional.of(CountText.of(rows) + " rows");
  }

  @Override
  public Optional<MessageRelation> messages(Statement duckDb, Path aside) throws SQLException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    String attach =
        String.format(Locale.ROOT, "ATTACH %s AS warehouse (READ_ONLY)", Sql.text(path.toString()));
    duckDb.execute(attach);
    return Optional.of(new MessageRelation("warehouse.main." + Sql.name(table), false));
  }

  @Override
  public String removal() {
    Contents contents = contents();
    if (contents.foreign() > 0) {
      throw new InvalidInputException(
          String.format(
                  Locale.ROOT,
                  "table %s in %s has %s rows, of which run %s wrote %s; they cannot be told"
                      + " apart, so",
                  table,
                  path,
                  CountText.of(contents.rows()),
                  run,
                  CountText.of(contents.ofRun().orElse(0)))
              + " nothing was removed: name another table, or remove this one yourself");
    }
    return String.format(
        Locale.ROOT, "table %s in %s with %s rows", table, path, CountText.of(contents.rows()));
  }

  @Override
  public void remove() {
    removal();
    if (!Files.exists(path)) {
      return;
    }
    try (Connection connection = connect(false);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("DROP TABLE IF EXISTS " + Sql.name(table));
      for (String records : List.of(ACCOUNT, REFUSED)) {
        if (exists(new RowQueries(statement, records), records)) {
          statement.execute("DELETE FROM " + records + " WHERE table_name = " + accountKey());
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private Contents contents(RowQueries queries) throws SQLException {
    long ofRun =
        exists(queries, ACCOUNT)
            ? queries.number(
                String.format(
                    Locale.ROOT,
                    "SELECT coalesce(sum(row_count), 0)::BIGINT FROM %s WHERE table_name = %s AND"
                        + " run = %s",
                    ACCOUNT,
                    accountKey(),
                    Sql.text(run)))
            : 0;
    boolean hasId =
        uniqueIds
            && queries.number(
                    "SELECT count(*) FROM duckdb_columns() WHERE column_name = 'id'"
                        + " AND lower(table_name) = "
                        + accountKey())
                > 0;
    return new Contents(
        queries.count(),
        OptionalLong.of(ofRun),
        hasId ? OptionalLong.of(queries.distinctIds()) : OptionalLong.empty());
  }

  /** What a reader does with the table. */
  private interface Reading<T> {
    T of(RowQueries queries) throws SQLException;
  }

  private <T> T read(T ifAbsent, Reading<T> reading) {
    if (!Files.exists(path)) {
      return ifAbsent;
    }
    try (Connection connection = connect(true);
        Statement statement = connection.createStatement()) {
      RowQueries queries = new RowQueries(statement, Sql.name(table));
      return exists(queries, table) ? reading.of(queries) : ifAbsent;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private String accountKey() {
    return Sql.text(table.toLowerCase(Locale.ROOT));
  }

  private static boolean exists(RowQueries queries, String table) throws SQLException {
    String sql = "SELECT count(*) FROM duckdb_tables() WHERE lower(table_name) = ";
    return queries.number(sql + Sql.text(table.toLowerCase(Locale.ROOT))) > 0;
  }

  private Connection connect(boolean readOnly) throws SQLException {
    Properties properties = new Properties();
    if (readOnly) {
      properties.setProperty("duckdb.read_only", "true");
    }
    return DriverManager.getConnection("jdbc:duckdb:" + path, properties);
  }

  private WarehouseUnreadableException unreadable(SQLException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new WarehouseUnreadableException("cannot read DuckDB file " + path + ": " + first, e);
  }
}
