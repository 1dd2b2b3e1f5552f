package dev.millrace.connector.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.connector.reader.CellValue;
import dev.millrace.connector.reader.Row;
import dev.millrace.contract.event.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks DuckDB for rows of anything that can stand after FROM. */
public final class RowQueries {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Statement statement;
  private final String from;

  /**
   * Questions about rows.
   *
   * @param from what to write after FROM
   */
  public RowQueries(Statement statement, String from) {
    this.statement = statement;
    this.from = from;
  }

  /** How many rows there are. */
  public long count() throws SQLException {
    return number("SELECT count(*) FROM " + from);
  }

  /** How many different values the column {@code id} has. */
  public long distinctIds() throws SQLException {
    return number("SELECT count(DISTINCT id) FROM " + from);
  }

  /** Ids of at most so many rows, spread over all of them; the same ones every time. */
  public List<Long> someIds(int most) throws SQLException {
    // A hash orders ids in a way that has nothing to do with when they were written.
    String sql =
        String.format(
            Locale.ROOT,
            "SELECT id FROM %s WHERE id IS NOT NULL ORDER BY hash(id), id LIMIT %d",
            from,
            most);
    List<Long> ids = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  /** The rows with these ids, in no order. */
  public List<Row> rows(List<Long> ids, List<Column> columns) throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    String sql =
        String.format(
            Locale.ROOT,
            "SELECT %s FROM %s WHERE id IN (%s)",
            columns.stream().map(RowQueries::expression).collect(Collectors.joining(", ")),
            from,
            ids.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    List<Row> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(row(rows, columns));
      }
    }
    return found;
  }

  /** The one number that a query gives. */
  public long number(String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static String expression(Column column) {
    String name = Sql.name(column.name());
    return switch (column.type()) {
      case STRING, INT64, FLOAT64, BOOL -> name;
      case TIMESTAMP -> "epoch_us(" + name + ")";
      case STRING_ARRAY -> "to_json(" + name + ")::VARCHAR";
      case JSON -> name + "::VARCHAR";
    };
  }

  private static Row row(ResultSet rows, List<Column> columns) throws SQLException {
    Map<String, Object> cells = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Object value = value(rows, i + 1, columns.get(i));
      if (!rows.wasNull()) {
        cells.put(columns.get(i).name(), value);
      }
    }
    return new Row(cells);
  }

  private static Object value(ResultSet rows, int index, Column column) throws SQLException {
    return switch (column.type()) {
      case STRING -> rows.getString(index);
      case INT64, TIMESTAMP -> rows.getLong(index);
      case FLOAT64 -> rows.getDouble(index);
      case BOOL -> rows.getBoolean(index);
      case STRING_ARRAY, JSON -> {
        String text = rows.getString(index);
        yield text == null ? null : CellValue.of(column.type(), json(text));
      }
    };
  }

  private static JsonNode json(String text) throws SQLException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SQLException("not JSON: " + text, e);
    }
  }
}
