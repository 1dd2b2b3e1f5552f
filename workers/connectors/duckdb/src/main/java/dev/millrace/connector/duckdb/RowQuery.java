package dev.millrace.connector.duckdb;

import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.event.rows.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A DuckDB without a file, for writing and counting rows in formats that DuckDB knows. For one
 * thread.
 */
public final class RowQuery implements AutoCloseable {
  private final List<Column> columns;
  private final RowSource source;
  private final long memoryBytes;
  private Connection connection;

  /** A database that uses at most so much memory for data, connected when first used. */
  public RowQuery(List<Column> columns, long memoryBytes) {
    this.columns = columns;
    this.source = new RowSource(columns);
    this.memoryBytes = memoryBytes;
  }

  /**
   * Writes rows to a Parquet file, compressed with zstd. Unlike in tables, TIMESTAMP columns are
   * marked as instants in UTC, so that whoever reads the file need not know.
   */
  public void copyToParquet(List<Rows> rows, Path file) throws WarehouseException {
    String sql =
        String.format(
            Locale.ROOT,
            "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd)",
            instants(),
            Sql.text(file.toString()));
    try {
      connect();
      source.set(rows);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      close();
      throw DuckDbFailures.of("cannot write " + file, e);
    } finally {
      source.set(List.of());
    }
  }

  /** How many rows a Parquet file says it has. */
  public long rowsOfParquet(Path file) throws IOException {
    String sql = "SELECT num_rows FROM parquet_file_metadata(" + Sql.text(file.toString()) + ")";
    try {
      connect();
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      close();
      throw new IOException("cannot read " + file + ": " + DuckDbFailures.sentence(e), e);
    }
  }

  @Override
  public void close() {
    DatabaseFile.close(connection);
    connection = null;
  }

  private void connect() throws SQLException {
    if (connection != null) {
      return;
    }
    connection = DriverManager.getConnection("jdbc:duckdb:");
    DatabaseFile.configure(connection, memoryBytes);
    source.register(connection);
  }

  private String instants() {
    String replaced =
        columns.stream()
            .filter(column -> column.type() == ColumnType.TIMESTAMP)
            .map(column -> Sql.name(column.name()))
            .map(name -> name + " AT TIME ZONE 'UTC' AS " + name)
            .collect(Collectors.joining(", "));
    String all = "(" + source.select() + ")";
    return replaced.isEmpty()
        ? "SELECT * FROM " + all
        : "SELECT * REPLACE (" + replaced + ") FROM " + all;
  }
}
