package dev.millrace.sink.it;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks a DuckDB file. */
record DuckDbFile(Path path) {
  /** Rows, distinct ids, smallest and largest id, as "rows distinct min max". */
  String summary(String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + path);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT id), min(id), max(id) FROM " + table)) {
      row.next();
      return row.getLong(1) + " " + row.getLong(2) + " " + row.getLong(3) + " " + row.getLong(4);
    }
  }

  /** Rows whose columns do not belong together. */
  long mixedUp(String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + path);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM "
                    + table
                    + " WHERE text <> 'text of ' || id OR (extra->>'$.more.n') <> id::VARCHAR")) {
      row.next();
      return row.getLong(1);
    }
  }
}
