package dev.millrace.connector.duckdb;

import dev.millrace.connector.warehouse.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What the comment of the events' table says, after the user's own words, of a topic whose rows
 * {@value OffsetTable#NAME} counts. It goes with the table, so a table that has lost its counts is
 * known from one that never had any.
 */
final class LedgerMark {
  private static final String SELECT =
      "SELECT comment FROM duckdb_tables() WHERE database_name = current_database()"
          + " AND schema_name = current_schema() AND lower(table_name) = lower(?)";

  private final String table;
  private final String text;

  LedgerMark(Origin origin, String table) {
    this.table = table;
    this.text = OffsetTable.NAME + " counts its rows of the topic " + origin.topicId();
  }

  /** Whether the table is there and says so. */
  boolean isSet(Connection connection) throws SQLException {
    return comment(connection).filter(comment -> comment.contains(text)).isPresent();
  }

  /** Lets the table, which must be there, say so. */
  void set(Connection connection) throws SQLException {
    Optional<String> comment = comment(connection);
    if (comment.filter(now -> now.contains(text)).isPresent()) {
      return;
    }
    String all = comment.map(words -> words + "\n" + text).orElse(text);
    try (Statement statement = connection.createStatement()) {
      statement.execute("COMMENT ON TABLE " + Sql.name(table) + " IS " + Sql.text(all));
    }
  }

  private Optional<String> comment(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(SELECT)) {
      query.setString(1, table);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
      }
    }
  }
}
