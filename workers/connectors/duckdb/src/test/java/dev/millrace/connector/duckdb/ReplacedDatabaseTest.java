package dev.millrace.connector.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.Batches;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.WarehouseReplaced;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database file becomes another one, or none, behind the sink's back. */
class ReplacedDatabaseTest {
  private static final List<Column> COLUMNS = List.of(new Column("id", ColumnType.INT64));
  private static final List<TopicPartition> PARTITIONS =
      List.of(Batches.partition(0), Batches.partition(1));
  private static final long MEMORY = 256L << 20;

  @TempDir Path folder;

  @Test
  void itTellsWhereItStands() throws Exception {
    try (DuckDbWarehouse warehouse = opened()) {
      assertThat(warehouse.positions(PARTITIONS)).contains(Map.of());
      warehouse.write(batch(0, 10));
      warehouse.check();
      assertThat(warehouse.positions(PARTITIONS)).contains(Map.of(0, 10L));
    }
    try (DuckDbWarehouse successor = opened()) {
      assertThat(successor.positions(PARTITIONS)).contains(Map.of(0, 10L));
    }
  }

  @Test
  void removedWhileOpen() throws Exception {
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(0, 10));
      Files.delete(file());
      assertThatExceptionOfType(WarehouseReplaced.class)
          .isThrownBy(() -> warehouse.write(batch(10, 20)))
          .withMessage("DuckDB file " + file() + " was removed or replaced");
      assertThat(warehouse.positions(PARTITIONS)).contains(Map.of());
      warehouse.write(batch(0, 20));
    }
    assertThat(count()).isEqualTo("20 20");
  }

  @Test
  void anOlderCopyMovedInItsPlace() throws Exception {
    Path older = folder.resolve("older");
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(0, 10));
    }
    Files.copy(file(), older);
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(10, 20));
      Files.move(older, file(), StandardCopyOption.REPLACE_EXISTING);
      assertThatExceptionOfType(WarehouseReplaced.class).isThrownBy(warehouse::check);
      assertThat(warehouse.positions(PARTITIONS)).contains(Map.of(0, 10L));
      warehouse.write(batch(10, 30));
    }
    assertThat(count()).isEqualTo("30 30");
  }

  @Test
  void anOlderCopyWrittenOverIt() throws Exception {
    Path older = folder.resolve("older");
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(0, 10));
    }
    Files.copy(file(), older);
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(10, 20_000));
    }
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(20_000, 20_010));
      assertThat(new ProcessBuilder("cp", older.toString(), file().toString()).start().waitFor())
          .isZero();
      assertThatExceptionOfType(WarehouseReplaced.class).isThrownBy(warehouse::check);
      assertThat(warehouse.positions(PARTITIONS)).contains(Map.of(0, 10L));
      warehouse.write(batch(10, 30));
    }
    assertThat(count()).isEqualTo("30 30");
  }

  @Test
  void anOlderCopyRestoredWhileTheConnectionWasGone() throws Exception {
    DuckDbWarehouse warehouse = opened();
    try {
      warehouse.write(batch(0, 10));
      warehouse.close();
      Files.delete(file());
      assertThatExceptionOfType(WarehouseReplaced.class)
          .isThrownBy(() -> warehouse.write(batch(10, 20)))
          .withMessageEndingWith(
              "has partition 0 only up to offset 0, although it was written up to 10");
      assertThat(warehouse.positions(PARTITIONS)).contains(Map.of());
      warehouse.write(batch(0, 20));
    } finally {
      warehouse.close();
    }
    assertThat(count()).isEqualTo("20 20");
  }

  @Test
  void theTableIsDropped() throws Exception {
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(0, 10));
    }
    execute("DROP TABLE events");
    try (DuckDbWarehouse warehouse = opened()) {
      assertThat(warehouse.positions(PARTITIONS)).contains(Map.of());
      warehouse.write(batch(0, 20));
      execute("DROP TABLE events");
      assertThatExceptionOfType(WarehouseReplaced.class)
          .isThrownBy(() -> warehouse.write(batch(20, 30)))
          .withMessageStartingWith("the table \"events\" in DuckDB file ");
      assertThat(warehouse.positions(PARTITIONS)).contains(Map.of());
      warehouse.write(batch(0, 30));
    }
    assertThat(count()).isEqualTo("30 30");
  }

  /** DuckDB itself notices it only in files of its later formats. */
  @ParameterizedTest
  @ValueSource(strings = {"v1.0.0", "v1.5.0"})
  void anOlderCopyBesideANewerLogIsRefusedUntilTheLogIsGone(String format) throws Exception {
    Path log = DatabaseIdentity.logOf(file());
    Path older = folder.resolve("older");
    Path newer = folder.resolve("newer");
    create(format);
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(0, 10));
    }
    Files.copy(file(), older);
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(10, 20));
    }
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(20, 30));
      Files.copy(log, newer);
    }
    Files.move(older, file(), StandardCopyOption.REPLACE_EXISTING);
    Files.move(newer, log);
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(PermanentFailure.class)
          .isThrownBy(this::opened)
          .withMessageContaining("DuckDB file " + file())
          .withMessageContaining("the log of changes replaced.duckdb.wal beside it")
          .withMessageContaining("remove the log, and what the file lacks is written again");
    }
    Files.delete(log);
    try (DuckDbWarehouse warehouse = opened()) {
      assertThat(warehouse.positions(PARTITIONS)).contains(Map.of(0, 10L));
      warehouse.write(batch(10, 30));
    }
    assertThat(count()).isEqualTo("30 30");
  }

  @Test
  void aTableWhoseOffsetsWereDroppedIsRefused() throws Exception {
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(0, 10));
    }
    execute("DROP TABLE millrace_offsets");
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(PermanentFailure.class)
          .isThrownBy(this::opened)
          .withMessageContaining("the table \"millrace_offsets\" was removed")
          .withMessageContaining("or remove \"events\" too, and its rows are written again");
    }
    execute("DROP TABLE events");
    try (DuckDbWarehouse warehouse = opened()) {
      assertThat(warehouse.positions(PARTITIONS)).contains(Map.of());
      warehouse.write(batch(0, 20));
    }
    assertThat(count()).isEqualTo("20 20");
  }

  @Test
  void aFileOfAnEarlierVersionIsWrittenOn() throws Exception {
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(0, 10));
    }
    execute("ALTER TABLE millrace_offsets DROP COLUMN opening");
    execute("DROP TABLE millrace_openings");
    execute("COMMENT ON TABLE events IS NULL");
    try (DuckDbWarehouse warehouse = opened()) {
      assertThat(warehouse.positions(PARTITIONS)).contains(Map.of(0, 10L));
      warehouse.write(batch(10, 20));
    }
    assertThat(count()).isEqualTo("20 20");
  }

  @Test
  void aTableOfTheUsersHasNoOffsetsAndKeepsItsComment() throws Exception {
    execute("CREATE TABLE events (id BIGINT PRIMARY KEY, made TIMESTAMP DEFAULT now())");
    execute("CREATE INDEX by_time ON events (made)");
    execute("COMMENT ON TABLE events IS 'what the user''s say'");
    for (long first = 0; first < 20; first += 10) {
      try (DuckDbWarehouse warehouse = opened()) {
        warehouse.write(batch(first, first + 10));
      }
    }
    assertThat(query("SELECT comment FROM duckdb_tables() WHERE table_name = 'events'"))
        .isEqualTo(
            "what the user's say\nmillrace_offsets counts its rows of the topic "
                + Batches.ORIGIN.topicId());
  }

  @Test
  void garbageIsRefusedAndLeftAlone() throws Exception {
    String garbage = "not a database, at all ".repeat(1_000);
    try (DuckDbWarehouse warehouse = opened()) {
      warehouse.write(batch(0, 10));
      Files.delete(file());
      Files.writeString(file(), garbage);
      assertThatExceptionOfType(WarehouseReplaced.class).isThrownBy(warehouse::check);
      assertThatExceptionOfType(PermanentFailure.class)
          .isThrownBy(warehouse::open)
          .withMessageContaining("is not a valid DuckDB database file");
    }
    assertThat(file()).hasContent(garbage);
  }

  private DuckDbWarehouse opened() throws Exception {
    DuckDbWarehouse warehouse =
        new DuckDbWarehouse(new DuckDbConfig(file(), "events"), COLUMNS, Batches.ORIGIN, MEMORY);
    warehouse.open();
    return warehouse;
  }

  private Path file() {
    return folder.resolve("replaced.duckdb");
  }

  private static Batch batch(long first, long next) {
    return Batches.batch(
        COLUMNS, 0, first, next, offset -> String.format(Locale.ROOT, "{\"id\":%d}", offset));
  }

  private void create(String format) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("ATTACH '" + file() + "' AS made (STORAGE_VERSION '" + format + "')");
      statement.execute("DETACH made");
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String count() throws Exception {
    return query("SELECT count(*) || ' ' || count(DISTINCT id) FROM events");
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
