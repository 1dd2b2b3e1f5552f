package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.github.luben.zstd.ZstdInputStream;
import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.Batches;
import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.connector.warehouse.PartitionsLocked;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.WarehouseReplaced;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.EventColumns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FilesWarehouseTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.INT64),
          new Column("at", ColumnType.TIMESTAMP),
          new Column("tags", ColumnType.STRING_ARRAY),
          EventColumns.EXTRA);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void linesAreTheEventsThemselves(FileCompression compression) throws Exception {
    try (FilesWarehouse warehouse = opened(config(FileFormat.Ndjson, compression))) {
      warehouse.write(batch(0, 5_000, FilesWarehouseTest::event));
    }
    assertThat(names())
        .containsExactly(
            "run.processed-00000-00000000000000000000-00000000000000004999."
                + switch (compression) {
                  case None -> "ndjson";
                  case Gzip -> "ndjson.gz";
                  case Zstd -> "ndjson.zst";
                });
    assertThat(lines(names().get(0)))
        .isEqualTo(LongStream.range(0, 5_000).mapToObj(FilesWarehouseTest::event).toList());
  }

  @ParameterizedTest
  @CsvSource({"Ndjson,None", "Ndjson,Gzip", "Ndjson,Zstd", "Parquet,None"})
  void itCountsItsRowsAlsoThoseOfEarlierSinks(FileFormat format, FileCompression compression)
      throws Exception {
    try (FilesWarehouse warehouse = opened(config(format, compression))) {
      warehouse.positions(List.of(Batches.partition(0)));
      warehouse.write(batch(0, 3_000, FilesWarehouseTest::event));
      warehouse.write(batch(3_000, 3_010, FilesWarehouseTest::event));
      counted(warehouse, 3_010);
      warehouse.write(batch(3_010, 3_020, FilesWarehouseTest::event));
      counted(warehouse, 3_020);
    }
    try (FilesWarehouse successor = opened(config(format, compression))) {
      successor.positions(List.of(Batches.partition(0)));
      counted(successor, 3_020);
    }
  }

  /** Files are read for a short time in one turn: on a slow machine it takes several. */
  private static void counted(FilesWarehouse warehouse, long rows) {
    await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(warehouse.rows().ofPartitions()).contains(Map.of(0, rows)));
  }

  @Test
  void aFileInTheMiddleThatIsGoneIsNoticed() throws Exception {
    try (FilesWarehouse warehouse = opened(plain())) {
      for (int i = 0; i < 3; i++) {
        warehouse.write(batch(10 * i, 10 * (i + 1), FilesWarehouseTest::event));
      }
      Files.delete(folder.resolve(names().get(1)));
      assertThatExceptionOfType(WarehouseReplaced.class)
          .isThrownBy(warehouse::rows)
          .withMessageContaining("lacks what follows offset 10 of run.processed-0");
      assertThat(warehouse.positions(List.of(Batches.partition(0)))).contains(Map.of(0, 10L));
    }
  }

  @Test
  void whatCannotBeReadCountsAsMissing() throws Exception {
    try (FilesWarehouse warehouse = opened(config(FileFormat.Ndjson, FileCompression.Gzip))) {
      warehouse.write(batch(0, 10, FilesWarehouseTest::event));
      warehouse.write(batch(10, 20, FilesWarehouseTest::event));
    }
    Files.write(folder.resolve(names().get(0)), new byte[] {1, 2, 3});
    try (FilesWarehouse successor = opened(config(FileFormat.Ndjson, FileCompression.Gzip))) {
      successor.positions(List.of(Batches.partition(0)));
      counted(successor, 10);
    }
  }

  @Test
  void anEventIsAlwaysOneLine() throws Exception {
    try (FilesWarehouse warehouse = opened(plain())) {
      warehouse.write(
          batch(0, 2, i -> i == 0 ? "{\n\"id\" :\r\n 1,\"t\":\"a\\nb\"\n}" : "{\"id\":2}"));
    }
    assertThat(lines(names().get(0)))
        .containsExactly("{ \"id\" :   1,\"t\":\"a\\nb\" }", "{\"id\":2}");
  }

  @Test
  void parquetHasTheTablesColumns() throws Exception {
    try (FilesWarehouse warehouse = opened(config(FileFormat.Parquet, FileCompression.None))) {
      warehouse.write(batch(0, 3_000, FilesWarehouseTest::event));
      warehouse.write(batch(3_000, 3_001, i -> "{}"));
    }
    assertThat(names()).hasSize(2).allMatch(name -> name.endsWith(".parquet"));
    String from = "read_parquet('" + folder.resolve("*.parquet") + "')";
    assertThat(query("SELECT list(column_type) FROM (DESCRIBE SELECT * FROM " + from + ")"))
        .isEqualTo("[BIGINT, TIMESTAMP WITH TIME ZONE, 'VARCHAR[]', JSON]");
    assertThat(
            query(
                "SELECT [count(*), count(id), max(id), max(epoch_us(\"at\")), sum(len(tags)),"
                    + " count(extra)] FROM "
                    + from))
        .isEqualTo("[3001, 3000, 2999, 1767225600000000, 3000, 3000]");
    assertThat(
            query(
                "SELECT DISTINCT compression FROM parquet_metadata('"
                    + folder.resolve(names().get(0))
                    + "')"))
        .isEqualTo("ZSTD");
  }

  @Test
  void whatIsThereIsNotWrittenAgain() throws Exception {
    try (FilesWarehouse warehouse = opened(plain())) {
      warehouse.write(batch(0, 100, FilesWarehouseTest::event));
      warehouse.write(batch(0, 100, FilesWarehouseTest::event));
      warehouse.write(batch(50, 150, FilesWarehouseTest::event));
    }
    try (FilesWarehouse successor = opened(plain())) {
      successor.write(batch(0, 150, FilesWarehouseTest::event));
      successor.write(batch(120, 160, FilesWarehouseTest::event));
    }
    assertThat(names())
        .containsExactly(
            "run.processed-00000-00000000000000000000-00000000000000000099.ndjson",
            "run.processed-00000-00000000000000000100-00000000000000000149.ndjson",
            "run.processed-00000-00000000000000000150-00000000000000000159.ndjson");
    assertThat(names().stream().flatMap(this::lines))
        .isEqualTo(LongStream.range(0, 160).mapToObj(FilesWarehouseTest::event).toList());
  }

  @Test
  void partitionsHaveFilesOfTheirOwn() throws Exception {
    try (FilesWarehouse warehouse = opened(plain())) {
      warehouse.write(
          new Batch(
              List.of(
                  Batches.rows(COLUMNS, 1, 5, 6, FilesWarehouseTest::event),
                  Batches.rows(COLUMNS, 0, 0, 2, FilesWarehouseTest::event))));
    }
    assertThat(names())
        .containsExactly(
            "run.processed-00000-00000000000000000000-00000000000000000001.ndjson",
            "run.processed-00001-00000000000000000000-00000000000000000005.ndjson");
  }

  @Test
  void aPartitionHasOneWriterAtATime() throws Exception {
    try (FilesWarehouse zombie = opened(plain());
        FilesWarehouse successor = opened(plain())) {
      zombie.write(batch(0, 10, FilesWarehouseTest::event));
      assertThatExceptionOfType(PartitionsLocked.class)
          .isThrownBy(() -> successor.write(batch(0, 20, FilesWarehouseTest::event)))
          .withMessageStartingWith("another sink still writes partition 0 to folder ");
      zombie.write(batch(10, 15, FilesWarehouseTest::event));

      zombie.release(List.of(Batches.partition(0)));
      successor.write(batch(0, 20, FilesWarehouseTest::event));
      assertThatExceptionOfType(PartitionsLocked.class)
          .isThrownBy(() -> zombie.write(batch(15, 30, FilesWarehouseTest::event)));
    }
    assertThat(names().stream().flatMap(this::lines))
        .isEqualTo(LongStream.range(0, 20).mapToObj(FilesWarehouseTest::event).toList());
  }

  @Test
  void aPartitionThatAnotherStillHoldsDoesNotHoldUpTheOthers() throws Exception {
    try (FilesWarehouse frozen = opened(plain());
        FilesWarehouse other = opened(plain())) {
      frozen.write(batch(0, 10, FilesWarehouseTest::event));
      Batch both =
          new Batch(
              List.of(
                  Batches.rows(COLUMNS, 0, 0, 20, FilesWarehouseTest::event),
                  Batches.rows(COLUMNS, 1, 0, 20, FilesWarehouseTest::event)));
      assertThatExceptionOfType(PartitionsLocked.class)
          .isThrownBy(() -> other.write(both))
          .satisfies(e -> assertThat(e.partitions()).containsExactly(Batches.partition(0)));
      assertThat(names())
          .containsExactly(
              "run.processed-00000-00000000000000000000-00000000000000000009.ndjson",
              "run.processed-00001-00000000000000000000-00000000000000000019.ndjson");
      assertThatExceptionOfType(PartitionsLocked.class)
          .isThrownBy(() -> other.positions(List.of(Batches.partition(0), Batches.partition(1))));
      assertThat(other.positions(List.of(Batches.partition(1)))).contains(Map.of(1, 20L));
    }
  }

  @Test
  void aFileThatIsGoneIsTheOneThatIsWrittenAgain() throws Exception {
    try (FilesWarehouse warehouse = opened(plain())) {
      warehouse.write(batch(3, 10, FilesWarehouseTest::event));
      warehouse.write(batch(12, 20, FilesWarehouseTest::event));
      warehouse.write(batch(20, 30, FilesWarehouseTest::event));
    }
    Files.delete(
        folder.resolve("run.processed-00000-00000000000000000010-00000000000000000019.ndjson"));
    try (FilesWarehouse warehouse = opened(plain())) {
      assertThat(warehouse.positions(List.of(Batches.partition(0)))).contains(Map.of(0, 10L));
      warehouse.write(batch(12, 40, FilesWarehouseTest::event));
      assertThat(warehouse.positions(List.of(Batches.partition(0)))).contains(Map.of(0, 40L));
    }
    assertThat(names())
        .containsExactly(
            "run.processed-00000-00000000000000000000-00000000000000000009.ndjson",
            "run.processed-00000-00000000000000000010-00000000000000000019.ndjson",
            "run.processed-00000-00000000000000000020-00000000000000000029.ndjson",
            "run.processed-00000-00000000000000000030-00000000000000000039.ndjson");
    assertThat(names().stream().flatMap(this::lines))
        .isEqualTo(
            LongStream.concat(LongStream.range(3, 10), LongStream.range(12, 40))
                .mapToObj(FilesWarehouseTest::event)
                .toList());
  }

  @Test
  void offsetsWithoutRowsAreNotMissing() throws Exception {
    Batch deadLettersOnly =
        new Batch(
            List.of(new PartitionRows(new OffsetRange(Batches.partition(0), 10, 25), List.of())));
    try (FilesWarehouse warehouse = opened(plain())) {
      warehouse.write(batch(0, 10, FilesWarehouseTest::event));
      warehouse.write(deadLettersOnly);
      assertThat(warehouse.positions(List.of(Batches.partition(0)))).contains(Map.of(0, 25L));
    }
    try (FilesWarehouse successor = opened(plain())) {
      assertThat(successor.positions(List.of(Batches.partition(0)))).contains(Map.of(0, 25L));
      successor.write(batch(25, 30, FilesWarehouseTest::event));
    }
    assertThat(names()).hasSize(2);
    Files.delete(
        folder.resolve("run.processed-00000-00000000000000000000-00000000000000000009.ndjson"));
    try (FilesWarehouse successor = opened(plain())) {
      assertThat(successor.positions(List.of(Batches.partition(0)))).contains(Map.of(0, 0L));
    }
  }

  @Test
  void aFolderThatIsRemovedWhileItIsUsedIsNoticedAndMadeAgain() throws Exception {
    Path place = folder.resolve("out");
    FilesConfig config = new FilesConfig(place, FileFormat.Ndjson, FileCompression.None);
    try (FilesWarehouse warehouse = opened(config)) {
      warehouse.write(batch(0, 10, FilesWarehouseTest::event));
      warehouse.check();
      removeAll(place);
      assertThatExceptionOfType(WarehouseReplaced.class)
          .isThrownBy(warehouse::check)
          .withMessage("folder " + place + " was removed or replaced");
      warehouse.open();
      assertThat(warehouse.positions(List.of(Batches.partition(0)))).contains(Map.of(0, 0L));
      warehouse.write(batch(0, 20, FilesWarehouseTest::event));

      removeAll(place);
      assertThatExceptionOfType(WarehouseReplaced.class)
          .isThrownBy(() -> warehouse.write(batch(20, 30, FilesWarehouseTest::event)));
      assertThat(warehouse.positions(List.of(Batches.partition(0)))).contains(Map.of(0, 0L));
      warehouse.write(batch(0, 30, FilesWarehouseTest::event));
      Files.delete(
          place.resolve("run.processed-00000-00000000000000000000-00000000000000000029.ndjson"));
      assertThatExceptionOfType(WarehouseReplaced.class)
          .isThrownBy(warehouse::check)
          .withMessageContaining("lacks run.processed-00000-");
    }
  }

  @Test
  void gapsBetweenFilesOfAnEarlierVersionMeanNothing() throws Exception {
    Path aside = Files.createDirectories(folder.resolve(OutputFolder.ASIDE));
    Files.createFile(aside.resolve("run.processed@topic-id-1"));
    Files.writeString(
        folder.resolve("run.processed-00000-00000000000000000004-00000000000000000009.ndjson"), "");
    Files.writeString(
        folder.resolve("run.processed-00000-00000000000000000012-00000000000000000019.ndjson"), "");
    try (FilesWarehouse warehouse = opened(plain())) {
      assertThat(warehouse.positions(List.of(Batches.partition(0)))).contains(Map.of(0, 20L));
      warehouse.write(batch(22, 30, FilesWarehouseTest::event));
    }
    assertThat(names())
        .endsWith("run.processed-00000-00000000000000000020-00000000000000000029.ndjson");
  }

  @Test
  void whatAKilledSinkLeftUnfinishedIsRemoved() throws Exception {
    Path aside = Files.createDirectories(folder.resolve(OutputFolder.ASIDE));
    String name =
        "run.processed-0000%d-00000000000000000000-00000000000000000009.ndjson.unfinished";
    Files.writeString(aside.resolve(String.format(Locale.ROOT, name, 0)), "{\"id\":");
    Files.writeString(aside.resolve(String.format(Locale.ROOT, name, 1)), "somebody else's");
    try (FilesWarehouse warehouse = opened(plain())) {
      warehouse.write(batch(0, 1, FilesWarehouseTest::event));
    }
    try (Stream<Path> left = Files.list(aside)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "run.processed@topic-id-1",
              "run.processed-00000.lock",
              String.format(Locale.ROOT, name, 1));
    }
    assertThat(names()).hasSize(1);
  }

  @Test
  void anEarlierRunOfTheSameNameIsNotMixedUp() throws Exception {
    try (FilesWarehouse warehouse = opened(plain())) {
      warehouse.write(batch(0, 1, FilesWarehouseTest::event));
    }
    Origin again = new Origin("run", Batches.TOPIC, "topic-id-2");
    try (FilesWarehouse warehouse = new FilesWarehouse(plain(), COLUMNS, again, 1 << 28)) {
      assertThatExceptionOfType(PermanentFailure.class)
          .isThrownBy(warehouse::open)
          .withMessageContaining("has files of an earlier run named \"run\"");
      Files.delete(folder.resolve(names().get(0)));
      warehouse.open();
      warehouse.write(batch(0, 2, FilesWarehouseTest::event));
    }
    assertThat(lines(names().get(0))).hasSize(2);
  }

  @Test
  void placesThatNoWaitingMakesGoodAreRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Path place : List.of(file, file.resolve("below"), Path.of("/proc/none"))) {
      FilesConfig config = new FilesConfig(place, FileFormat.Ndjson, FileCompression.None);
      try (FilesWarehouse warehouse =
          new FilesWarehouse(config, COLUMNS, Batches.ORIGIN, 1 << 28)) {
        assertThatExceptionOfType(PermanentFailure.class)
            .isThrownBy(warehouse::open)
            .withMessageContaining("cannot make the folder " + place);
      }
    }
  }

  private FilesWarehouse opened(FilesConfig config) throws Exception {
    FilesWarehouse warehouse = new FilesWarehouse(config, COLUMNS, Batches.ORIGIN, 1 << 28);
    warehouse.open();
    return warehouse;
  }

  private FilesConfig plain() {
    return config(FileFormat.Ndjson, FileCompression.None);
  }

  private FilesConfig config(FileFormat format, FileCompression compression) {
    return new FilesConfig(folder, format, compression);
  }

  private static Batch batch(long first, long next, LongFunction<String> json) {
    return Batches.batch(COLUMNS, 0, first, next, json);
  }

  private static String event(long offset) {
    return String.format(
        Locale.ROOT,
        "{\"id\":%d,\"at\":\"2026-01-01T00:00:00Z\",\"tags\":[\"😀\"],\"u\":\"ह%d\"}",
        offset,
        offset);
  }

  private static void removeAll(Path place) throws IOException {
    try (Stream<Path> entries = Files.walk(place)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private Stream<String> lines(String name) {
    try (InputStream file = Files.newInputStream(folder.resolve(name))) {
      InputStream plain =
          name.endsWith(".gz")
              ? new GZIPInputStream(file)
              : name.endsWith(".zst") ? new ZstdInputStream(file) : file;
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String query(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
