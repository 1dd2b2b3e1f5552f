package dev.millrace.connector.duckdb;

import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.Origin;
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

/**
 * The table {@value #NAME}: how far each partition of a topic is written to each table. It changes
 * in the same database transaction as the rows, so it is always right.
 */
final class OffsetTable {
  static final String NAME = "millrace_offsets";

  private static final String CREATE =
      "CREATE TABLE IF NOT EXISTS "
          + NAME
          + " (run VARCHAR NOT NULL, topic VARCHAR NOT NULL, topic_id VARCHAR NOT NULL,"
          + " table_name VARCHAR NOT NULL, \"partition\" INTEGER NOT NULL,"
          + " next_offset BIGINT NOT NULL, row_count BIGINT NOT NULL,"
          + " PRIMARY KEY (topic, topic_id, table_name, \"partition\"))";
  private static final String ADD_OPENING =
      "ALTER TABLE " + NAME + " ADD COLUMN IF NOT EXISTS opening BIGINT DEFAULT 0";
  private static final String EXISTS =
      "SELECT 1 FROM duckdb_tables() WHERE database_name = current_database()"
          + " AND schema_name = current_schema() AND table_name = '"
          + NAME
          + "'";
  private static final String SELECT =
      "SELECT \"partition\", %s FROM "
          + NAME
          + " WHERE topic = ? AND topic_id = ? AND table_name = ?";
  private static final String LAST_OPENING =
      "SELECT max(opening) FROM " + NAME + " WHERE topic = ? AND topic_id = ? AND table_name = ?";
  private static final String OTHERS =
      "SELECT DISTINCT topic_id FROM "
          + NAME
          + " WHERE run = ? AND table_name = ? AND topic_id <> ?";
  private static final String UPSERT =
      "INSERT INTO "
          + NAME
          + " VALUES (?, ?, ?, ?, ?, ?, ?, "
          + OpeningCounter.PRESENT
          + ") ON CONFLICT DO UPDATE SET opening = excluded.opening,"
          + " next_offset = greatest(next_offset, excluded.next_offset),"
          + " row_count = row_count + excluded.row_count";

  private final Origin origin;
  private final String table;

  OffsetTable(Origin origin, String table) {
    this.origin = origin;
    this.table = table.toLowerCase(Locale.ROOT);
  }

  /** Whether it is there. */
  static boolean exists(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(EXISTS)) {
      return rows.next();
    }
  }

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
      // Not there in a file of an earlier version.
      statement.execute(ADD_OPENING);
    }
  }

  /** The greatest number of an opening in which offsets of this topic were written. */
  long lastOpening(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(LAST_OPENING)) {
      query.setString(1, origin.topic());
      query.setString(2, origin.topicId());
      query.setString(3, table);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Next offset by partition, for partitions of which something is written. */
  Map<Integer, Long> next(Connection connection) throws SQLException {
    return byPartition(connection, "next_offset");
  }

  private Map<Integer, Long> byPartition(Connection connection, String column) throws SQLException {
    Map<Integer, Long> found = new HashMap<>();
    String sql = String.format(Locale.ROOT, SELECT, column);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, origin.topic());
      query.setString(2, origin.topicId());
      query.setString(3, table);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getInt(1), rows.getLong(2));
        }
      }
    }
    return found;
  }

  /** How many rows were added by partition, for partitions of which something is written. */
  Map<Integer, Long> rows(Connection connection) throws SQLException {
    return byPartition(connection, "row_count");
  }

  /** Ids of other topics from which a run of this name has written to the table. */
  List<String> earlierTopics(Connection connection) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(OTHERS)) {
      query.setString(1, origin.run());
      query.setString(2, table);
      query.setString(3, origin.topicId());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }

  /** Forgets everything about the table, which is not there. */
  void forget(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + NAME + " WHERE table_name = ?")) {
      delete.setString(1, table);
      delete.executeUpdate();
    }
  }

  /** Moves a partition on after rows were added to the table; never back. */
  void advance(PreparedStatement upsert, OffsetRange range, int rows) throws SQLException {
    upsert.setString(1, origin.run());
    upsert.setString(2, origin.topic());
    upsert.setString(3, origin.topicId());
    upsert.setString(4, table);
    upsert.setInt(5, range.partition().partition());
    upsert.setLong(6, range.next());
    upsert.setLong(7, rows);
    upsert.executeUpdate();
  }

  PreparedStatement upsert(Connection connection) throws SQLException {
    return connection.prepareStatement(UPSERT);
  }
}
