package dev.millrace.local.report.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.connector.api.ReaderScope;
import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.connector.files.FileCompression;
import dev.millrace.connector.files.FileFormat;
import dev.millrace.connector.files.FilesConfig;
import dev.millrace.connector.registry.Connectors;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.contract.event.Tweet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentReaderTest {
  /** Six messages a minute apart, the last one an hour later; two have no mood. */
  private static final String MESSAGES =
      """
      SELECT * FROM (VALUES
        (1, TIMESTAMP '2026-03-01 10:00:10', 'en', ['kafka', 'java', 'kafka'], ['ada'], 0.5, 'positive'),
        (2, TIMESTAMP '2026-03-01 10:01:10', 'en', ['kafka'], [], -0.5, 'negative'),
        (3, TIMESTAMP '2026-03-01 10:02:10', 'hi', ['नमस्ते'], NULL, 0.0, 'neutral'),
        (4, TIMESTAMP '2026-03-01 10:03:10', 'ja', ['日本', ''], ['ada', 'bob'], NULL, NULL),
        (5, TIMESTAMP '2026-03-01 10:04:10', NULL, NULL, NULL, NULL, NULL),
        (6, TIMESTAMP '2026-03-01 11:00:10', 'en', ['java'], ['bob'], 1.0, 'positive'))
      AS t(id, created_at, lang, hashtags, mentions, sentiment_score, sentiment_label)\
      """;

  private static final List<Column> COLUMNS =
      EventColumns.table(Tweet.COLUMNS, List.of(Enrichment.values()));

  @TempDir Path folder;

  @Test
  void sumsUpATable() throws SQLException {
    Path file = folder.resolve("it's \"here\".duckdb");
    execute(file, "CREATE TABLE \"my \"\"table\" AS " + MESSAGES);

    assertMessages(read(new DuckDbConfig(file, "my \"table")));
  }

  @ParameterizedTest
  @CsvSource({
    "Ndjson, None, ndjson, (FORMAT json)",
    "Ndjson, Gzip, ndjson.gz, '(FORMAT json, COMPRESSION gzip)'",
    "Ndjson, Zstd, ndjson.zst, '(FORMAT json, COMPRESSION zstd)'",
    "Parquet, None, parquet, (FORMAT parquet)"
  })
  void sumsUpFiles(FileFormat format, FileCompression compression, String suffix, String options)
      throws Exception {
    Path rows = Files.createDirectory(folder.resolve("rows [new], 'all' of *them*"));
    Path ours = rows.resolve(fileName("run.processed", suffix));
    Path others = rows.resolve(fileName("other.processed", suffix));
    execute(null, String.format(Locale.ROOT, "COPY (%s) TO %s %s", MESSAGES, text(ours), options));
    Files.copy(ours, others);

    assertMessages(read(new FilesConfig(rows, format, compression)));
  }

  @Test
  void spreadsMoodOverRoundSlices() throws SQLException {
    Path file = folder.resolve("t.duckdb");
    execute(file, "CREATE TABLE t AS " + MESSAGES);

    MoodTimeline timeline = found(read(table(file))).timeline().orElseThrow();

    assertThat(timeline.width()).isEqualTo(Duration.ofMinutes(2));
    assertThat(timeline.start()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(timeline.length()).isEqualTo(31);
    assertThat(timeline.slices().keySet()).containsExactly(0, 1, 30);
    assertThat(timeline.slices().get(0)).isEqualTo(new Mood(1, 0, 1, 0));
    assertThat(timeline.slices().get(30)).isEqualTo(new Mood(1, 0, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 999, 60_000, 3_599_999, 86_400_000L * 3, 31_536_000_000L * 9_000})
  void anyLengthOfTimeHasAFewSlices(long millis) throws SQLException {
    Path file = folder.resolve("t.duckdb");
    execute(
        file,
        String.format(
            Locale.ROOT,
            """
            CREATE TABLE t AS SELECT make_timestamp_ms(-7777 + i * %d) AS created_at,
              'neutral' AS sentiment_label, 0.0 AS sentiment_score FROM range(2) r(i)\
            """,
            millis));

    MoodTimeline timeline = found(read(table(file))).timeline().orElseThrow();

    assertThat(timeline.length()).isBetween(1, MoodTimeline.MOST_SLICES);
    assertThat(timeline.start()).isBeforeOrEqualTo(Instant.ofEpochMilli(-7777));
    assertThat(timeline.slices().values()).extracting(Mood::messages).containsAnyOf(1L, 2L);
  }

  @Test
  void messagesWithNoneOfTheFieldsSayNothing() throws SQLException {
    Path file = folder.resolve("t.duckdb");
    execute(file, "CREATE TABLE t AS SELECT i, '{\"a\": 1}' AS extra FROM range(10) r(i)");
    assertThat(read(table(file))).isEqualTo(new Content.Nothing());
  }

  @Test
  void anEmptyTableSaysNothing() throws SQLException {
    Path file = folder.resolve("t.duckdb");
    execute(
        file,
        String.format(Locale.ROOT, "CREATE TABLE t AS SELECT * FROM (%s) WHERE false", MESSAGES));
    assertThat(read(table(file))).isEqualTo(new Content.Nothing());
  }

  @Test
  void fieldsOfOtherTypesAreLeftOut() throws SQLException {
    Path file = folder.resolve("t.duckdb");
    execute(
        file,
        """
        CREATE TABLE t AS SELECT 5 AS created_at, {'a': 1} AS hashtags, 7 AS mentions,
          'much' AS sentiment_score, 1 AS sentiment_label, 3.5 AS lang\
        """);
    assertThat(found(read(table(file))).languages()).containsExactly(new Tally("3.5", 1));
  }

  @Test
  void timesWithoutEndAreLeftOut() throws SQLException {
    Path file = folder.resolve("t.duckdb");
    execute(
        file,
        """
        CREATE TABLE t AS SELECT 'infinity'::TIMESTAMP AS created_at, 0.1 AS sentiment_score,
          'positive' AS sentiment_label\
        """);
    assertThat(found(read(table(file))).timeline()).isEmpty();
    assertThat(found(read(table(file))).mood()).contains(new Mood(1, 0, 0, 0.1));
  }

  @Test
  void aWarehouseNotYetThereSaysNothing() throws Exception {
    Path absent = folder.resolve("absent");
    assertThat(read(table(absent))).isEqualTo(new Content.Nothing());
    assertThat(read(new FilesConfig(absent, FileFormat.Parquet, FileCompression.None)))
        .isEqualTo(new Content.Nothing());
  }

  @Test
  void whatCannotBeReadSaysWhy() throws Exception {
    Path file = Files.writeString(folder.resolve("t.duckdb"), "this is no database at all");
    assertThat(read(table(file)))
        .isInstanceOfSatisfying(
            Content.Unreadable.class,
            unreadable ->
                assertThat(unreadable.why())
                    .startsWith("The warehouse could not be read: ")
                    .contains("t.duckdb"));
  }

  @Test
  void anotherTableSaysItsNameIsNotThere() throws SQLException {
    Path file = folder.resolve("t.duckdb");
    execute(file, "CREATE TABLE other AS SELECT 1 AS id");
    assertThat(read(table(file)))
        .isInstanceOfSatisfying(
            Content.Unreadable.class,
            unreadable ->
                assertThat(unreadable.why()).contains("Table with name t does not exist"));
  }

  @Test
  void someHashtagsOfManyMessages() throws SQLException {
    Path file = folder.resolve("t.duckdb");
    execute(
        file,
        "CREATE TABLE t AS SELECT list_transform(range(i), n -> 'tag' || n) AS hashtags"
            + " FROM range(1, 101) r(i)");

    Content.Found found = found(read(table(file)));

    assertThat(found.hashtags())
        .containsExactlyElementsOf(
            LongStream.range(0, 20).mapToObj(n -> new Tally("tag" + n, 100 - n)).toList());
    assertThat(found.messages()).isEqualTo(100);
  }

  private static void assertMessages(Content content) {
    Content.Found found = found(content);
    assertThat(found.messages()).isEqualTo(6);
    assertThat(found.hashtags())
        .containsExactly(
            new Tally("java", 2),
            new Tally("kafka", 2),
            new Tally("नमस्ते", 1),
            new Tally("日本", 1));
    assertThat(found.mentions()).containsExactly(new Tally("ada", 2), new Tally("bob", 2));
    assertThat(found.languages())
        .containsExactly(new Tally("en", 3), new Tally("hi", 1), new Tally("ja", 1));
    Mood mood = found.mood().orElseThrow();
    assertThat(mood.positive()).isEqualTo(2);
    assertThat(mood.neutral()).isEqualTo(1);
    assertThat(mood.negative()).isEqualTo(1);
    assertThat(mood.meanScore()).isCloseTo(0.25, within(1e-9));
    assertThat(found.timeline()).isPresent();
  }

  private static Content read(WarehouseConfig warehouse) {
    ReaderScope scope = new ReaderScope("run", "run.processed", COLUMNS, true);
    return ContentReader.read(Connectors.all().reader(warehouse, scope), "");
  }

  private static String fileName(String topic, String suffix) {
    return String.format(Locale.ROOT, "%s-00000-%020d-%020d.%s", topic, 0, 5, suffix);
  }

  private static Content.Found found(Content content) {
    assertThat(content).isInstanceOf(Content.Found.class);
    return (Content.Found) content;
  }

  private static WarehouseConfig table(Path file) {
    return new DuckDbConfig(file, "t");
  }

  private static String text(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + (file == null ? "" : file));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
