package dev.millrace.connector.duckdb;

import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.RefusedRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The table {@value #NAME}: rows that the user's table refuses, kept until Kafka has them as dead
 * letters. It changes in the same database transaction as the offsets that pass over such rows, so
 * a sink that ends between the database and Kafka forgets none. Made with the first such row.
 */
final class RefusedRowTable {
  static final String NAME = "millrace_refused";

  private static final String CREATE =
      "CREATE TABLE IF NOT EXISTS "
          + NAME
          + " (topic VARCHAR NOT NULL, topic_id VARCHAR NOT NULL, table_name VARCHAR NOT NULL,"
          + " \"partition\" INTEGER NOT NULL, \"offset\" BIGINT NOT NULL, detail VARCHAR NOT NULL)";
  private static final String OF_TABLE = " WHERE topic = ? AND topic_id = ? AND table_name = ?";
  private static final String SELECT =
      "SELECT \"offset\", detail FROM "
          + NAME
          + OF_TABLE
          + " AND \"partition\" = ? AND \"offset\" >= ? AND \"offset\" < ? ORDER BY \"offset\"";
  private static final String SETTLED =
      "DELETE FROM " + NAME + OF_TABLE + " AND \"partition\" = ? AND \"offset\" < ?";
  private static final String INSERT = "INSERT INTO " + NAME + " VALUES (?, ?, ?, ?, ?, ?)";

  private final Origin origin;
  private final String table;

  RefusedRowTable(Origin origin, String table) {
    this.origin = origin;
    this.table = table.toLowerCase(Locale.ROOT);
  }

  /** Rows of a range that were refused earlier, in order of offset. */
  List<RefusedRow> find(Connection connection, OffsetRange range) throws SQLException {
    List<RefusedRow> found = new ArrayList<>();
    if (!exists(connection)) {
      return found;
    }
    try (PreparedStatement query = connection.prepareStatement(SELECT)) {
      bind(query, range.partition().partition());
      query.setLong(5, range.first());
      query.setLong(6, range.next());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(new RefusedRow(range.partition(), rows.getLong(1), rows.getString(2)));
        }
      }
    }
    return found;
  }

  /** Keeps rows that the table has just refused; makes this table when absent. */
  void add(Connection connection, Collection<RefusedRow> refused) throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (RefusedRow row : refused) {
        bind(insert, row.partition().partition());
        insert.setLong(5, row.offset());
        insert.setString(6, row.detail());
        insert.executeUpdate();
      }
    }
  }

  /** Forgets rows below the start of a range: Kafka has settled what is before it. */
  void forgetBefore(Connection connection, OffsetRange range) throws SQLException {
    if (!exists(connection)) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(SETTLED)) {
      bind(delete, range.partition().partition());
      delete.setLong(5, range.first());
      delete.executeUpdate();
    }
  }

  private void bind(PreparedStatement statement, int partition) throws SQLException {
    statement.setString(1, origin.topic());
    statement.setString(2, origin.topicId());
    statement.setString(3, table);
    statement.setInt(4, partition);
  }

  private static boolean exists(Connection connection) throws SQLException {
    String sql =
        "SELECT 1 FROM duckdb_tables() WHERE database_name = current_database()"
            + " AND schema_name = current_schema() AND table_name = "
            + Sql.text(NAME);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next();
    }
  }
}
