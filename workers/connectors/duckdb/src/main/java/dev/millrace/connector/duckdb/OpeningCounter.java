package dev.millrace.connector.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The table {@value #NAME}: how often the file was opened for writing. It is changed in the file
 * itself before anything is written, and offsets carry the number of the opening in which they were
 * written. One that is greater than the file's own came out of a log of changes that belongs to a
 * later version of the file, which DuckDB does not notice.
 */
final class OpeningCounter {
  static final String NAME = "millrace_openings";

  /** SQL of the number of this opening. */
  static final String PRESENT = "(SELECT max(number) FROM " + NAME + ")";

  private OpeningCounter() {}

  /** Makes the table when it is absent. */
  static void create(Connection connection) throws SQLException {
    execute(connection, "CREATE TABLE IF NOT EXISTS " + NAME + " (number BIGINT NOT NULL)");
    execute(
        connection,
        "INSERT INTO " + NAME + " SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM " + NAME + ")");
  }

  /** The number of the last opening. */
  static long last(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(number) FROM " + NAME)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Counts this opening; to be committed while every commit goes to its final place at once. */
  static void advance(Connection connection) throws SQLException {
    execute(connection, "UPDATE " + NAME + " SET number = number + 1");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
