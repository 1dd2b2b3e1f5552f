package dev.millrace.connector.duckdb;

import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.contract.event.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table that events end in: made when absent, checked when not. */
final class EventTable {
  private record Found(String type, boolean nullable, boolean hasDefault) {}

  /** Names of the tables beside it. */
  private static final Set<String> RESERVED =
      Set.of(OffsetTable.NAME, OpeningCounter.NAME, RefusedRowTable.NAME);

  private final String table;
  private final List<Column> columns;

  EventTable(String table, List<Column> columns) {
    this.table = table;
    this.columns = columns;
  }

  /** The table's name, as the user gave it. */
  String name() {
    return table;
  }

  /** SQL that appends the rows of a query with the table's columns. */
  String insert(String query) {
    return "INSERT INTO " + Sql.name(table) + " (" + names() + ") " + query;
  }

  /** Whether there is a table of this name. */
  boolean exists(Connection connection) throws SQLException {
    return !found(connection).isEmpty();
  }

  /** How many rows there are, whoever wrote them. */
  long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + Sql.name(table))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /**
   * Makes the table, or adds the columns it lacks.
   *
   * @throws PermanentFailure naming every column that does not fit
   */
  void prepare(Connection connection) throws SQLException, PermanentFailure {
    requireTable(connection);
    Map<String, Found> found = found(connection);
    if (found.isEmpty()) {
      execute(connection, "CREATE TABLE " + Sql.name(table) + " (" + definitions() + ")");
      return;
    }
    List<String> problems = problems(found);
    if (!problems.isEmpty()) {
      throw new PermanentFailure(
          String.format(
              Locale.ROOT,
              "the table \"%s\" does not fit the events: %s; use another table or change its"
                  + " columns",
              table,
              String.join("; ", problems)));
    }
    for (Column column : columns) {
      if (!found.containsKey(key(column.name()))) {
        execute(connection, "ALTER TABLE " + Sql.name(table) + " ADD COLUMN " + definition(column));
      }
    }
  }

  private List<String> problems(Map<String, Found> found) {
    Map<String, Found> unused = new HashMap<>(found);
    List<String> problems = new ArrayList<>();
    for (Column column : columns) {
      Found now = unused.remove(key(column.name()));
      String wanted = ColumnForm.of(column.type()).sqlType();
      if (now != null && !now.type().equals(wanted)) {
        problems.add(
            String.format(
                Locale.ROOT,
                "column \"%s\" is %s, expected %s",
                column.name(),
                now.type(),
                wanted));
      }
    }
    unused.forEach(
        (name, other) -> {
          if (!other.nullable() && !other.hasDefault()) {
            problems.add(
                String.format(Locale.ROOT, "column \"%s\" is NOT NULL and no event has it", name));
          }
        });
    return problems;
  }

  private void requireTable(Connection connection) throws SQLException, PermanentFailure {
    if (RESERVED.contains(key(table))) {
      throw new PermanentFailure(
          String.format(
              Locale.ROOT,
              "the table \"%s\" is kept for the sink's own records; use another name",
              table));
    }
    String sql =
        "SELECT 1 FROM duckdb_views() WHERE database_name = current_database()"
            + " AND schema_name = current_schema() AND lower(view_name) = lower(?)";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, table);
      try (ResultSet rows = query.executeQuery()) {
        if (rows.next()) {
          throw new PermanentFailure(
              String.format(
                  Locale.ROOT, "\"%s\" is a view, and rows can only be written to a table", table));
        }
      }
    }
  }

  private Map<String, Found> found(Connection connection) throws SQLException {
    String sql =
        "SELECT column_name, data_type, is_nullable, column_default IS NOT NULL"
            + " FROM duckdb_columns() WHERE database_name = current_database()"
            + " AND schema_name = current_schema() AND lower(table_name) = lower(?)";
    Map<String, Found> found = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, table);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.put(
              key(rows.getString(1)),
              new Found(rows.getString(2), rows.getBoolean(3), rows.getBoolean(4)));
        }
      }
    }
    return found;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String names() {
    return columns.stream().map(c -> Sql.name(c.name())).collect(Collectors.joining(", "));
  }

  private String definitions() {
    return columns.stream().map(EventTable::definition).collect(Collectors.joining(", "));
  }

  private static String definition(Column column) {
    return Sql.name(column.name()) + " " + ColumnForm.of(column.type()).sqlType();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
