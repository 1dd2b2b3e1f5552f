package dev.millrace.connector.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.Batches;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.RowCount;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.EventColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbWarehouseTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.INT64),
          new Column("at", ColumnType.TIMESTAMP),
          new Column("text", ColumnType.STRING),
          new Column("score", ColumnType.FLOAT64),
          new Column("ok", ColumnType.BOOL),
          new Column("tags", ColumnType.STRING_ARRAY),
          EventColumns.EXTRA);
  private static final long MEMORY = 256L << 20;

  @TempDir Path folder;

  @Test
  void itSaysWhatItHasByItsLedgerAndByItsTable() throws Exception {
    try (DuckDbWarehouse warehouse = opened("counted.duckdb", "events")) {
      warehouse.positions(List.of(Batches.partition(0), Batches.partition(1)));
      warehouse.write(batch(0, 10, i -> "{\"id\":" + i + "}"));
      assertThat(warehouse.rows())
          .isEqualTo(new RowCount(Optional.of(Map.of(0, 10L, 1, 0L)), OptionalLong.of(10)));
    }
    try (Connection connection = connect("counted.duckdb");
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM events WHERE id = 3");
    }
    try (DuckDbWarehouse successor = opened("counted.duckdb", "events")) {
      assertThat(successor.rows())
          .isEqualTo(new RowCount(Optional.of(Map.of(0, 10L)), OptionalLong.of(9)));
    }
  }

  @Test
  void everyTypeArrivesAsItself() throws Exception {
    try (DuckDbWarehouse warehouse = opened("types.duckdb", "events")) {
      warehouse.write(
          batch(
              0,
              1,
              i ->
                  """
                  {"id":-9223372036854775808,"at":"2026-01-31T12:00:00.000001+01:00",
                   "text":"naïve \\u0000 😀 हिन्दी \\"q\\"","score":-1.5e-7,"ok":true,
                   "tags":["a","b,c","\\n","😀",""],"more":{"x":[1.50,null]}}\
                  """));
      warehouse.write(batch(1, 2, i -> "{}"));
      warehouse.write(batch(2, 3, i -> "{\"text\":\"\",\"tags\":[],\"ok\":false,\"score\":0}"));
    }
    assertThat(query("types.duckdb", "SELECT column_type FROM (DESCRIBE events)"))
        .containsExactly(
            "[BIGINT]",
            "[TIMESTAMP]",
            "[VARCHAR]",
            "[DOUBLE]",
            "[BOOLEAN]",
            "[VARCHAR[]]",
            "[JSON]");
    assertThat(
            query(
                "types.duckdb",
                "SELECT id, \"at\", text, score, ok, tags::JSON::VARCHAR, extra FROM events"))
        .containsExactly(
            List.of(
                    Long.MIN_VALUE,
                    LocalDateTime.parse("2026-01-31T11:00:00.000001"),
                    "naïve \0 😀 हिन्दी \"q\"",
                    -1.5e-7,
                    true,
                    "[\"a\",\"b,c\",\"\\n\",\"😀\",\"\"]",
                    "{\"more\":{\"x\":[1.50,null]}}")
                .toString(),
            "[null, null, null, null, null, null, null]",
            "[null, null, , 0.0, false, [], null]");
  }

  @Test
  void manyRowsOfManyPartitionsInOneBatch() throws Exception {
    try (DuckDbWarehouse warehouse = opened("many.duckdb", "events")) {
      warehouse.write(
          new Batch(
              List.of(
                  Batches.rows(COLUMNS, 1, 0, 5_000, DuckDbWarehouseTest::event),
                  Batches.rows(COLUMNS, 0, 5_000, 5_001, DuckDbWarehouseTest::event),
                  Batches.rows(COLUMNS, 2, 10_000, 14_096, DuckDbWarehouseTest::event))));
    }
    assertThat(
            query(
                "many.duckdb",
                "SELECT count(*), count(DISTINCT id), min(id), max(id), count(score),"
                    + " count(*) FILTER (text <> 'text ' || id), sum(len(tags)) FROM events"))
        .containsExactly("[9097, 9097, 0, 14095, 3032, 0, 9097]");
  }

  @Test
  void whatIsThereIsNotWrittenAgain() throws Exception {
    try (DuckDbWarehouse warehouse = opened("again.duckdb", "events")) {
      warehouse.write(batch(0, 100, DuckDbWarehouseTest::event));
      warehouse.write(batch(0, 100, DuckDbWarehouseTest::event));
      warehouse.write(batch(50, 150, DuckDbWarehouseTest::event));
    }
    try (DuckDbWarehouse successor = opened("again.duckdb", "events")) {
      successor.write(batch(0, 200, DuckDbWarehouseTest::event));
    }
    assertThat(query("again.duckdb", "SELECT count(*), count(DISTINCT id), max(id) FROM events"))
        .containsExactly("[200, 200, 199]");
    assertThat(
            query(
                "again.duckdb",
                "SELECT run, topic, topic_id, table_name, \"partition\", next_offset, row_count"
                    + " FROM millrace_offsets"))
        .containsExactly("[run, run.processed, topic-id-1, events, 0, 200, 200]");
  }

  @Test
  void aRangeWithoutRowsMovesTheOffset() throws Exception {
    try (DuckDbWarehouse warehouse = opened("empty.duckdb", "events")) {
      warehouse.write(
          new Batch(
              List.of(
                  new dev.millrace.connector.warehouse.PartitionRows(
                      new dev.millrace.connector.warehouse.OffsetRange(Batches.partition(3), 5, 9),
                      List.of()))));
    }
    assertThat(
            query(
                "empty.duckdb",
                "SELECT \"partition\", next_offset, row_count FROM millrace_offsets"))
        .containsExactly("[3, 9, 0]");
  }

  @Test
  void twoWritersOfOnePartitionAddItOnce() throws Exception {
    try (DuckDbWarehouse zombie = opened("zombie.duckdb", "events");
        DuckDbWarehouse successor = opened("zombie.duckdb", "events")) {
      zombie.write(batch(0, 10, DuckDbWarehouseTest::event));
      successor.write(batch(0, 20, DuckDbWarehouseTest::event));
      zombie.write(batch(10, 30, DuckDbWarehouseTest::event));
    }
    assertThat(query("zombie.duckdb", "SELECT count(*), count(DISTINCT id) FROM events"))
        .containsExactly("[30, 30]");
  }

  @Test
  void aConflictingTransactionIsTriedAgain() throws Exception {
    try (DuckDbWarehouse warehouse = opened("conflict.duckdb", "events");
        Connection other = connect("conflict.duckdb")) {
      warehouse.write(batch(0, 10, DuckDbWarehouseTest::event));
      other.setAutoCommit(false);
      try (Statement statement = other.createStatement()) {
        statement.execute("UPDATE millrace_offsets SET next_offset = 15");
      }
      assertThatExceptionOfType(TransientFailure.class)
          .isThrownBy(() -> warehouse.write(batch(10, 20, DuckDbWarehouseTest::event)))
          .withMessageContaining("Conflict");
      other.commit();
      warehouse.write(batch(10, 20, DuckDbWarehouseTest::event));
    }
    assertThat(query("conflict.duckdb", "SELECT count(*), max(id) FROM events"))
        .as("ten rows, then those from 15 on")
        .containsExactly("[15, 19]");
  }

  @Test
  void namesAreQuoted() throws Exception {
    String table = "we\"ird '; DROP TABLE x; --";
    List<Column> columns =
        List.of(new Column("select", ColumnType.INT64), new Column("order", ColumnType.STRING));
    DuckDbWarehouse warehouse =
        new DuckDbWarehouse(
            new DuckDbConfig(folder.resolve("it's \"a\".duckdb"), table),
            columns,
            Batches.ORIGIN,
            MEMORY);
    try (warehouse) {
      warehouse.open();
      warehouse.write(Batches.batch(columns, 0, 0, 1, i -> "{\"select\":1,\"order\":\"x\"}"));
    }
    assertThat(query("it's \"a\".duckdb", "SELECT * FROM " + Sql.name(table)))
        .containsExactly("[1, x]");
  }

  @Test
  void missingColumnsAreAddedAndOthersLeftAlone() throws Exception {
    execute(
        "grow.duckdb", "CREATE TABLE Events (ID BIGINT, note VARCHAR, n INT NOT NULL DEFAULT 7)");
    execute("grow.duckdb", "INSERT INTO events VALUES (-1, 'old', 1)");
    try (DuckDbWarehouse warehouse = opened("grow.duckdb", "events")) {
      warehouse.write(batch(0, 1, DuckDbWarehouseTest::event));
    }
    assertThat(query("grow.duckdb", "SELECT id, note, n, text FROM events ORDER BY id"))
        .containsExactly("[-1, old, 1, null]", "[0, null, 7, text 0]");
  }

  @Test
  void aTableThatDoesNotFitIsNamedWithAllItsFaults() throws Exception {
    execute(
        "misfit.duckdb",
        "CREATE TABLE events (id VARCHAR, \"at\" TIMESTAMPTZ, tags VARCHAR, must INT NOT NULL)");
    assertFails(
        "misfit.duckdb",
        "events",
        "the table \"events\" does not fit the events: column \"id\" is VARCHAR, expected BIGINT;"
            + " column \"at\" is TIMESTAMP WITH TIME ZONE, expected TIMESTAMP; column \"tags\" is"
            + " VARCHAR, expected VARCHAR[]; column \"must\" is NOT NULL and no event has it");
  }

  @Test
  void viewsAndOurOwnTableAreRefused() throws Exception {
    execute("view.duckdb", "CREATE VIEW events AS SELECT 1 AS id");
    assertFails("view.duckdb", "events", "\"events\" is a view");
    assertFails("view.duckdb", "Millrace_Offsets", "is kept for the sink's own records");
  }

  @Test
  void anEarlierRunOfTheSameNameIsNotMixedUp() throws Exception {
    try (DuckDbWarehouse warehouse = opened("earlier.duckdb", "events")) {
      warehouse.write(batch(0, 1, DuckDbWarehouseTest::event));
    }
    Origin again = new Origin("run", Batches.TOPIC, "topic-id-2");
    try (DuckDbWarehouse warehouse = warehouse("earlier.duckdb", "events", again)) {
      assertThatExceptionOfType(PermanentFailure.class)
          .isThrownBy(warehouse::open)
          .withMessageContaining("holds rows of an earlier run named \"run\"");
    }
    Origin another = new Origin("other", "other.processed", "topic-id-3");
    try (DuckDbWarehouse warehouse = warehouse("earlier.duckdb", "events", another)) {
      warehouse.open();
    }
    execute("earlier.duckdb", "DROP TABLE events");
    try (DuckDbWarehouse warehouse = warehouse("earlier.duckdb", "events", again)) {
      warehouse.open();
      warehouse.write(batch(0, 3, DuckDbWarehouseTest::event));
    }
    assertThat(query("earlier.duckdb", "SELECT count(*) FROM events")).containsExactly("[3]");
  }

  @Test
  void placesThatNoWaitingMakesGoodAreRefused() throws Exception {
    Files.writeString(folder.resolve("text"), "hello, not a database at all".repeat(1_000));
    Files.createDirectory(folder.resolve("dir"));
    assertFails("text", "t", "is not a valid DuckDB database file");
    assertFails("text/x.duckdb", "t", "cannot make the folder");
    assertFails("dir", "t", "is a folder, not a DuckDB file");
    assertFails("a;b.duckdb", "t", "has a semicolon");
    assertFails("/proc/none/x.duckdb", "t", "cannot make the folder");
  }

  @Test
  void foldersAreMade() throws Exception {
    opened("a/b/c/new.duckdb", "events").close();
    assertThat(folder.resolve("a/b/c/new.duckdb")).exists();
  }

  private void assertFails(String file, String table, String message) {
    try (DuckDbWarehouse warehouse = warehouse(file, table, Batches.ORIGIN)) {
      assertThatExceptionOfType(PermanentFailure.class)
          .isThrownBy(warehouse::open)
          .withMessageContaining(message);
    }
  }

  private DuckDbWarehouse opened(String file, String table) throws Exception {
    DuckDbWarehouse warehouse = warehouse(file, table, Batches.ORIGIN);
    warehouse.open();
    return warehouse;
  }

  private DuckDbWarehouse warehouse(String file, String table, Origin origin) {
    return new DuckDbWarehouse(
        new DuckDbConfig(folder.resolve(file), table), COLUMNS, origin, MEMORY);
  }

  private static Batch batch(long first, long next, java.util.function.LongFunction<String> json) {
    return Batches.batch(COLUMNS, 0, first, next, json);
  }

  private static String event(long offset) {
    String score = offset % 3 == 0 ? "\"score\":" + offset / 2.0 + "," : "";
    return String.format(
        Locale.ROOT,
        "{%s\"id\":%d,\"text\":\"text %d\",\"tags\":[\"t%d\"]}",
        score,
        offset,
        offset,
        offset);
  }

  private Connection connect(String file) throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:" + folder.resolve(file));
  }

  private void execute(String file, String sql) throws SQLException {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> query(String file, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          Object value = result.getObject(i);
          row.add(value instanceof java.sql.Timestamp t ? t.toLocalDateTime() : value);
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
