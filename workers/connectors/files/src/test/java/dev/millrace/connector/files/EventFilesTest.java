package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.warehouse.Batches;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.contract.event.TimeFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFilesTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.INT64),
          new Column("at", ColumnType.TIMESTAMP),
          new Column("score", ColumnType.FLOAT64),
          new Column("tags", ColumnType.STRING_ARRAY),
          EventColumns.EXTRA);

  @TempDir Path base;

  @ParameterizedTest
  @CsvSource({"Ndjson, None", "Ndjson, Gzip", "Ndjson, Zstd", "Parquet, None"})
  void theyReadAsATable(FileFormat format, FileCompression compression) throws Exception {
    FilesConfig config = config(base.resolve("it's [odd] *"), format, compression);
    write(config, Batches.ORIGIN);

    EventFiles files = new EventFiles(config, COLUMNS, Batches.TOPIC);
    assertThat(files.files()).hasSize(2);
    assertThat(
            query(
                "SELECT [count(*), count(DISTINCT id), count(score), sum(len(tags)),"
                    + " min(epoch_us(\"at\")), max(epoch_us(\"at\"))] FROM "
                    + files.relation()))
        .isEqualTo("[3000, 3000, 1500, 3000, 1767225600000000, 1767225600002999]");
    assertThat(query("SELECT typeof(\"at\") FROM " + files.relation() + " LIMIT 1"))
        .isEqualTo("TIMESTAMP");
  }

  @ParameterizedTest
  @CsvSource({"Ndjson", "Parquet"})
  void timesReadAsTheirColumnsFormatSays(FileFormat format) throws Exception {
    List<Column> columns = new ArrayList<>();
    for (TimeFormat time : TimeFormat.values()) {
      columns.add(new Column("t" + time, ColumnType.TIMESTAMP, Optional.of(time)));
    }
    columns.add(new Column("zoned", ColumnType.TIMESTAMP, Optional.of(TimeFormat.DateTime)));
    columns.add(EventColumns.EXTRA);
    String event =
        """
        {"tRFC3339":"2026-11-01T01:00:01.5+01:00","tDateTime":"2026-11-01 00:00:01.5",\
        "tDate":"2026-11-01","tEpochSeconds":1793491201.5,"tEpochMillis":1793491201500,\
        "tEpochMicros":1793491201500000,"tTwitter":"Sun Nov 01 01:00:01 +0100 2026",\
        "zoned":"2026-11-01 02:30:01.5 +0230"}\
        """;
    FilesConfig config = config(base.resolve("times"), format, FileCompression.None);
    try (FilesWarehouse warehouse = new FilesWarehouse(config, columns, Batches.ORIGIN, 1 << 28)) {
      warehouse.open();
      warehouse.write(Batches.batch(columns, 0, 0, 1, offset -> event));
    }

    String relation = new EventFiles(config, columns, Batches.TOPIC).relation();
    for (Column column : columns.subList(0, columns.size() - 1)) {
      String expected =
          switch (column.timeFormat()) {
            case Date -> "2026-11-01 00:00:00";
            case Twitter -> "2026-11-01 00:00:01";
            default -> "2026-11-01 00:00:01.5";
          };
      assertThat(
              query(
                  String.format(
                      Locale.ROOT, "SELECT \"%s\"::VARCHAR FROM %s", column.name(), relation)))
          .as(column.toString())
          .isEqualTo(expected);
    }
  }

  @Test
  void aTimeThatDuckDbCannotReadIsNoneAndNotTheEndOfTheQuery() throws Exception {
    FilesConfig config = config(base.resolve("leap"), FileFormat.Ndjson, FileCompression.None);
    try (FilesWarehouse warehouse = new FilesWarehouse(config, COLUMNS, Batches.ORIGIN, 1 << 28)) {
      warehouse.open();
      warehouse.write(
          Batches.batch(COLUMNS, 0, 0, 1, offset -> "{\"id\":1,\"at\":\"2016-12-31T23:59:60Z\"}"));
    }

    String relation = new EventFiles(config, COLUMNS, Batches.TOPIC).relation();
    assertThat(query("SELECT count(DISTINCT id) FROM " + relation)).isEqualTo("1");
  }

  @Test
  void nothingIsThereBeforeTheFirstAndAfterTheLast() throws Exception {
    FilesConfig config = config(base.resolve("folder"), FileFormat.Ndjson, FileCompression.None);
    EventFiles files = new EventFiles(config, COLUMNS, Batches.TOPIC);
    assertThat(files.files()).isEmpty();
    files.remove();

    write(config, Batches.ORIGIN);
    Path note = Files.writeString(config.path().resolve("mine.txt"), "keep");
    files.remove();
    assertThat(files.files()).isEmpty();
    try (Stream<Path> left = Files.walk(config.path())) {
      assertThat(left.filter(Files::isRegularFile)).containsExactly(note);
    }
    write(config, new Origin("run", Batches.TOPIC, "made-again"));
    assertThat(files.files()).hasSize(2);
  }

  private static void write(FilesConfig config, Origin origin) throws Exception {
    try (FilesWarehouse warehouse = new FilesWarehouse(config, COLUMNS, origin, 1 << 28)) {
      warehouse.open();
      warehouse.write(Batches.batch(COLUMNS, 0, 0, 2_000, EventFilesTest::event));
      warehouse.write(Batches.batch(COLUMNS, 0, 2_000, 3_000, EventFilesTest::event));
    }
  }

  private static FilesConfig config(Path folder, FileFormat format, FileCompression compression) {
    return new FilesConfig(folder, format, compression);
  }

  private static String event(long offset) {
    String score = offset % 2 == 0 ? "0.5" : "null";
    return String.format(
        Locale.ROOT,
        "{\"id\":%d,\"at\":\"2026-01-01T01:00:00.%06d+01:00\",\"score\":%s,\"tags\":[\"a,😀\"],\"x\":1}",
        offset,
        offset,
        score);
  }

  private static String query(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'America/New_York'");
      try (ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
