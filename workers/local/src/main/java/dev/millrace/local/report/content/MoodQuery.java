package dev.millrace.local.report.content;

import dev.millrace.local.report.time.RoundTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How many messages there are, of which mood, and when they were posted. */
final class MoodQuery {
  private static final String MOOD =
      """
      count(*) FILTER (label = 'positive') AS positive,
      count(*) FILTER (label = 'neutral') AS neutral,
      count(*) FILTER (label = 'negative') AS negative,
      avg(score) FILTER (label IN ('positive', 'neutral', 'negative')) AS score\
      """;
  private static final String TIMED =
      "label IN ('positive', 'neutral', 'negative') AND isfinite(created_at)";

  /**
   * All messages together.
   *
   * @param messages how many
   * @param mood of those that have one
   * @param first when the first of those with a mood was posted
   * @param last when the last of them was
   */
  record Overview(long messages, Mood mood, Optional<Instant> first, Optional<Instant> last) {}

  private MoodQuery() {}

  static Overview overview(Statement statement) throws SQLException {
    String query =
        String.format(
            Locale.ROOT,
            """
            SELECT count(*) AS messages, %s,
              epoch_ms(min(created_at) FILTER (%s)) AS first,
              epoch_ms(max(created_at) FILTER (%s)) AS last
            FROM %s\
            """,
            MOOD,
            TIMED,
            TIMED,
            MessageView.NAME);
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return new Overview(
          row.getLong("messages"), mood(row), instant(row, "first"), instant(row, "last"));
    }
  }

  static MoodTimeline timeline(Statement statement, Instant first, Instant last)
      throws SQLException {
    // Two less, because slices begin at round times: both ends may be cut.
    Duration width = RoundTime.step(Duration.between(first, last), MoodTimeline.MOST_SLICES - 2);
    long millis = width.toMillis();
    long start = Math.floorDiv(first.toEpochMilli(), millis) * millis;
    String query =
        String.format(
            Locale.ROOT,
            """
            SELECT ((epoch_ms(created_at) - (%d)) // %d)::INTEGER AS slice, %s
            FROM %s WHERE %s GROUP BY slice\
            """,
            start,
            millis,
            MOOD,
            MessageView.NAME,
            TIMED);
    Map<Integer, Mood> slices = new HashMap<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        slices.put(row.getInt("slice"), mood(row));
      }
    }
    return new MoodTimeline(Instant.ofEpochMilli(start), width, slices);
  }

  private static Mood mood(ResultSet row) throws SQLException {
    return new Mood(
        row.getLong("positive"),
        row.getLong("neutral"),
        row.getLong("negative"),
        row.getDouble("score"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
