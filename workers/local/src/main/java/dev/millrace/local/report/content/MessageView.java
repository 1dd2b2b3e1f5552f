package dev.millrace.local.report.content;

import dev.millrace.connector.duckdb.Sql;
import dev.millrace.connector.reader.MessageRelation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A view with the same columns and types whatever the source has: a column it lacks, or a value of
 * another type, is null. Of a slow source it keeps what it read, aside on disk if need be.
 */
final class MessageView {
  /** Name of the view. */
  static final String NAME = "message";

  private MessageView() {}

  /**
   * Makes the view.
   *
   * @param prefix what the names of the columns that enrichments write begin with
   */
  static void create(Statement statement, MessageRelation source, String prefix)
      throws SQLException {
    Set<String> columns = columns(statement, source.relation());
    statement.execute(
        String.format(
            Locale.ROOT,
            """
            CREATE TEMP %s %s AS SELECT
              %s AS created_at,
              coalesce(%s, %s) AS language,
              %s AS hashtags,
              %s AS mentions,
              %s AS score,
              %s AS label
            FROM %s\
            """,
            source.slow() ? "TABLE" : "VIEW",
            NAME,
            column(columns, "created_at", "TIMESTAMP"),
            column(columns, "lang", "VARCHAR"),
            column(columns, prefix + "language", "VARCHAR"),
            column(columns, prefix + "hashtags", "VARCHAR[]"),
            column(columns, prefix + "mentions", "VARCHAR[]"),
            column(columns, prefix + "sentiment_score", "DOUBLE"),
            column(columns, prefix + "sentiment_label", "VARCHAR"),
            source.relation()));
  }

  private static Set<String> columns(Statement statement, String source) throws SQLException {
    Set<String> columns = new HashSet<>();
    try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
      while (described.next()) {
        columns.add(described.getString("column_name"));
      }
    }
    return columns;
  }

  private static String column(Set<String> columns, String name, String type) {

    return columns.contains(name)
        ? String.format(Locale.ROOT, "TRY_CAST(%s AS %s)", Sql.name(name), type)
        : "NULL::" + type;
  }
}
