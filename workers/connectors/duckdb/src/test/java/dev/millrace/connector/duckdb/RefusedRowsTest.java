package dev.millrace.connector.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.Batches;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that break the constraints of a table that was there before. */
class RefusedRowsTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.INT64),
          new Column("score", ColumnType.FLOAT64),
          new Column("text", ColumnType.STRING));
  private static final long MEMORY = 256L << 20;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CHECK (score > 0)     | {\"id\":7,\"score\":-1,\"text\":\"x\"}| CHECK constraint failed",
        "CHECK (text IS NOT NULL) | {\"id\":7,\"score\":1}             | CHECK constraint failed",
        "UNIQUE (text)         | {\"id\":7,\"score\":1,\"text\":\"t6\"}| t6",
        "PRIMARY KEY (id)      | {\"id\":6,\"score\":1,\"text\":\"x\"} | 6",
        "PRIMARY KEY (id)      | {\"score\":1,\"text\":\"x\"}          | NOT NULL constraint"
            + " failed",
      })
  void oneBadRowIsRefusedWithItsReasonAndTheOthersAreWritten(
      String constraint, String bad, String reason) throws Exception {
    execute(
        String.format(
            Locale.ROOT,
            "CREATE TABLE events (id BIGINT, score DOUBLE, text VARCHAR, %s)",
            constraint));
    try (DuckDbWarehouse warehouse = opened()) {
      List<RefusedRow> refused = warehouse.write(batch(0, 5_000, o -> o == 7 ? bad : event(o)));
      assertThat(refused).hasSize(1);
      assertThat(refused.get(0).partition()).isEqualTo(Batches.partition(0));
      assertThat(refused.get(0).offset()).isEqualTo(7);
      assertThat(refused.get(0).detail())
          .startsWith("the table \"events\" refuses the row: Constraint Error: ")
          .contains(reason);
    }
    assertThat(query("SELECT count(*) || ' ' || count(DISTINCT id) FROM events"))
        .isEqualTo("4999 4999");
    assertThat(query("SELECT next_offset || ' ' || row_count FROM millrace_offsets"))
        .isEqualTo("5000 4999");
  }

  @Test
  void manyBadRowsInSeveralPartitionsAreFoundAndAllOthersWritten() throws Exception {
    execute("CREATE TABLE events (id BIGINT CHECK (id % 10 <> 3), score DOUBLE, text VARCHAR)");
    try (DuckDbWarehouse warehouse = opened()) {
      Batch batch =
          new Batch(
              List.of(
                  Batches.rows(COLUMNS, 0, 0, 1_000, RefusedRowsTest::event),
                  Batches.rows(COLUMNS, 1, 1_000, 1_004, RefusedRowsTest::event),
                  Batches.rows(COLUMNS, 2, 5_000, 5_400, RefusedRowsTest::event)));
      assertThat(warehouse.write(batch))
          .hasSize(141)
          .allSatisfy(row -> assertThat(row.offset() % 10).isEqualTo(3));
    }
    assertThat(query("SELECT count(*) || ' ' || count(DISTINCT id) FROM events"))
        .isEqualTo("1263 1263");
    assertThat(
            query(
                "SELECT string_agg(\"partition\" || ':' || next_offset || '/' || row_count, ' '"
                    + " ORDER BY \"partition\") FROM millrace_offsets"))
        .isEqualTo("0:1000/900 1:1004/3 2:5400/360");
  }

  @Test
  void rowsThatWereRefusedAreToldAgainUntilKafkaHasSettledThem() throws Exception {
    execute("CREATE TABLE events (id BIGINT CHECK (id <> 3), score DOUBLE, text VARCHAR)");
    List<RefusedRow> refused;
    try (DuckDbWarehouse ended = opened()) {
      refused = ended.write(batch(0, 10, RefusedRowsTest::event));
    }
    try (DuckDbWarehouse successor = opened()) {
      assertThat(successor.write(batch(0, 20, RefusedRowsTest::event)))
          .hasSize(1)
          .isEqualTo(refused);
      assertThat(successor.write(batch(20, 30, RefusedRowsTest::event))).isEmpty();
    }
    assertThat(query("SELECT count(*) FROM millrace_refused")).isEqualTo("0");
    assertThat(query("SELECT count(*) || ' ' || count(DISTINCT id) FROM events"))
        .isEqualTo("29 29");
  }

  @Test
  void aBatchOfWhichNothingIsTakenMovesOn() throws Exception {
    execute("CREATE TABLE events (id BIGINT, score DOUBLE CHECK (score < 0), text VARCHAR)");
    try (DuckDbWarehouse warehouse = opened()) {
      assertThat(warehouse.write(batch(0, 300, RefusedRowsTest::event))).hasSize(300);
    }
    assertThat(query("SELECT next_offset || ' ' || row_count FROM millrace_offsets"))
        .isEqualTo("300 0");
  }

  @Test
  void aTableThatGotAColumnCanBeOpenedAfterAKill() throws Exception {
    execute("CREATE TABLE events (id BIGINT CHECK (id > -1), score DOUBLE DEFAULT 1 + 2)");
    Path left = folder.resolve("left.duckdb");
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(0, 10, RefusedRowsTest::event));
      for (String file : List.of("", ".wal")) {
        Files.copy(Path.of(file() + file), Path.of(left + file));
      }
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + left);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(text) FROM events")) {
      row.next();
      assertThat(row.getLong(1)).isEqualTo(10);
    }
  }

  @Test
  void theTableOfRefusedRowsIsNobodysTable() throws Exception {
    try (DuckDbWarehouse warehouse = warehouse("Millrace_Refused")) {
      assertThatExceptionOfType(PermanentFailure.class)
          .isThrownBy(warehouse::open)
          .withMessageContaining("is kept for the sink's own records");
    }
  }

  private DuckDbWarehouse opened() throws Exception {
    DuckDbWarehouse warehouse = warehouse("events");
    warehouse.open();
    return warehouse;
  }

  private DuckDbWarehouse warehouse(String table) {
    return new DuckDbWarehouse(new DuckDbConfig(file(), table), COLUMNS, Batches.ORIGIN, MEMORY);
  }

  private Path file() {
    return folder.resolve("refused.duckdb");
  }

  private static Batch batch(long first, long next, LongFunction<String> json) {
    return Batches.batch(COLUMNS, 0, first, next, json);
  }

  private static String event(long offset) {
    return String.format(
        Locale.ROOT, "{\"id\":%d,\"score\":%d,\"text\":\"t%d\"}", offset, offset + 1, offset);
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
