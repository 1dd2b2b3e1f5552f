package dev.millrace.connector.duckdb;

import dev.millrace.contract.event.Column;
import dev.millrace.event.rows.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * A table function through which SQL reads rows from memory. DuckDB asks for one vector of 2,048
 * rows at a time and all texts of a column cross into native code in one call; an appender crosses
 * for every text and takes eight times as long.
 */
public final class RowSource implements DuckDBTableFunction<Object, RowSource.Place, Object> {
  private static final AtomicLong COUNT = new AtomicLong();

  private final String name = "millrace_rows_" + COUNT.incrementAndGet();
  private final List<Column> columns;
  private volatile List<Rows> rows = List.of();

  /** A source of rows with these columns, not yet known to any connection. */
  public RowSource(List<Column> columns) {
    this.columns = columns;
  }

  /** Makes the function known to the database of a connection. */
  public void register(Connection connection) throws SQLException {
    DuckDBFunctions.tableFunction().withName(name).withFunction(this).register(connection);
  }

  /** What the next query reads. */
  public void set(List<Rows> next) {
    rows = List.copyOf(next);
  }

  /** A query for all rows, with the columns' names and types. */
  public String select() {
    return columns.stream()
        .map(
            c ->
                ColumnForm.of(c.type()).expression(Sql.name(c.name()))
                    + " AS "
                    + Sql.name(c.name()))
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + name + "()"));
  }

  /** How far a query has read. */
  static final class Place {
    private final List<Rows> rows;
    private int block;
    private int row;

    Place(List<Rows> rows) {
      this.rows = rows;
    }
  }

  @Override
  public Object bind(DuckDBTableFunctionBindInfo info) {
    for (Column column : columns) {
      info.addResultColumn(column.name(), ColumnForm.of(column.type()).handedOver());
    }
    return null;
  }

  @Override
  public Place init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    return new Place(rows);
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter output) {
    Place place = info.getInitData();
    if (place.block == place.rows.size()) {
      return 0;
    }
    Rows block = place.rows.get(place.block);
    int count = (int) Math.min(output.capacity(), block.size() - place.row);
    for (int column = 0; column < columns.size(); column++) {
      VectorWriter.write(block, column, place.row, count, output.vector(column));
    }
    place.row += count;
    if (place.row == block.size()) {
      place.block++;
      place.row = 0;
    }
    return count;
  }
}
