package dev.millrace.local.report.content;

import dev.millrace.connector.duckdb.Sql;
import dev.millrace.connector.reader.MessageRelation;
import dev.millrace.connector.reader.RunWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sums up what the messages in a warehouse say. Reads with DuckDB in bounded memory: what does not
 * fit goes to temporary files.
 */
public final class ContentReader {
  private static final int MOST_HASHTAGS = 20;
  private static final int MOST_OTHERS = 10;
  private static final String MEMORY = "512MB";
  private static final String REASON = "Error: ";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private ContentReader() {}

  /**
   * Reads a warehouse that nobody is writing to. Whatever goes wrong becomes {@link
   * Content.Unreadable}: a report without content is better than none.
   *
   * @param prefix what the names of the columns that enrichments write begin with
   */
  public static Content read(RunWarehouse warehouse, String prefix) {
    Optional<String> unasked = warehouse.whyUnasked();
    if (unasked.isPresent()) {
      return new Content.Unreadable(unasked.get());
    }
    try {
      Path aside = Files.createTempDirectory("millrace-report");
      try {
        return read(warehouse, prefix, aside);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (SQLException | IOException e) {
      return new Content.Unreadable("The warehouse could not be read: " + reason(e));
    }
  }

  /** DuckDB's driver may put a line about itself before the one with the reason. */
  private static String reason(Exception failure) {
    List<String> lines = String.valueOf(failure.getMessage()).lines().toList();
    return lines.stream()
        .filter(line -> line.startsWith(REASON))
        .map(line -> line.substring(REASON.length()))
        .findFirst()
        .orElse(lines.isEmpty() ? "" : lines.get(0));
  }

  private static Content read(RunWarehouse warehouse, String prefix, Path aside)
      throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit = " + Sql.text(MEMORY));
      statement.execute("SET temp_directory = " + Sql.text(aside.toString()));
      statement.execute("SET preserve_insertion_order = false");
      statement.execute("SET TimeZone = 'UTC'");
      statement.setQueryTimeout((int) PATIENCE.toSeconds());
      Optional<MessageRelation> source = warehouse.messages(statement, aside);
      if (source.isEmpty()) {
        return new Content.Nothing();
      }
      MessageView.create(statement, source.get(), prefix);
      return read(statement);
    }
  }

  private static Content read(Statement statement) throws SQLException {
    MoodQuery.Overview overview = MoodQuery.overview(statement);
    List<Tally> hashtags = TallyQuery.ofLists(statement, "hashtags", MOST_HASHTAGS);
    List<Tally> mentions = TallyQuery.ofLists(statement, "mentions", MOST_OTHERS);
    List<Tally> languages = TallyQuery.ofTexts(statement, "language", MOST_OTHERS);
    Optional<Mood> mood = Optional.of(overview.mood()).filter(m -> m.messages() > 0);
    if (mood.isEmpty() && hashtags.isEmpty() && mentions.isEmpty() && languages.isEmpty()) {
      return new Content.Nothing();
    }
    Optional<MoodTimeline> timeline =
        overview.first().isPresent()
            ? Optional.of(
                MoodQuery.timeline(statement, overview.first().get(), overview.last().get()))
            : Optional.empty();
    return new Content.Found(overview.messages(), mood, timeline, hashtags, mentions, languages);
  }
}
