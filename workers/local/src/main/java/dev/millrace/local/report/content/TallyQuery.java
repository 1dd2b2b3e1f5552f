package dev.millrace.local.report.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What most messages carry. */
final class TallyQuery {
  private TallyQuery() {}

  /** Counts values of a column of texts. */
  static List<Tally> ofTexts(Statement statement, String column, int most) throws SQLException {
    return run(
        statement,
        String.format(Locale.ROOT, "SELECT %s AS name FROM %s", column, MessageView.NAME),
        most);
  }

  /** Counts values in a column of lists; one that a message has twice counts once. */
  static List<Tally> ofLists(Statement statement, String column, int most) throws SQLException {
    return run(
        statement,
        String.format(
            Locale.ROOT,
            "SELECT unnest(list_distinct(%s)) AS name FROM %s",
            column,
            MessageView.NAME),
        most);
  }

  private static List<Tally> run(Statement statement, String names, int most) throws SQLException {
    String query =
        String.format(
            Locale.ROOT,
            """
            SELECT name, count(*) AS messages FROM (%s) WHERE name <> ''
            GROUP BY name ORDER BY messages DESC, name LIMIT %d\
            """,
            names,
            most);
    List<Tally> tallies = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        tallies.add(new Tally(rows.getString("name"), rows.getLong("messages")));
      }
    }
    return tallies;
  }
}
