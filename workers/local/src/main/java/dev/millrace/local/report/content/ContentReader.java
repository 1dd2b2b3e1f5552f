package dev.millrace.local.report.content;

import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.sink.duckdb.Sql;
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
   * @param columns of the warehouse
   * @param prefix what the names of those that enrichments write begin with
   * @param topic the run's processed topic, by which its files are named
   */
  public static Content read(
      WarehouseConfig warehouse, List<Column> columns, String prefix, String topic) {
    if (warehouse instanceof WarehouseConfig.BigQuery) {
      return new Content.Unreadable(
          "BigQuery was not asked what the messages say: a query there is billed.");
    }
    try {
      Path aside = Files.createTempDirectory("millrace-report");
      try {
        return read(warehouse, columns, prefix, topic, aside);
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

  private static Content read(
      WarehouseConfig warehouse, List<Column> columns, String prefix, String topic, Path aside)
      throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit = " + Sql.text(MEMORY));
      statement.execute("SET temp_directory = " + Sql.text(aside.toString()));
      statement.execute("SET preserve_insertion_order = false");
      statement.execute("SET TimeZone = 'UTC'");
      statement.setQueryTimeout((int) PATIENCE.toSeconds());
      Optional<MessageSource> source =
          warehouse instanceof WarehouseConfig.DuckDb database
              ? MessageSource.attach(statement, database)
              : MessageSource.files((WarehouseConfig.Files) warehouse, columns, topic);
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
