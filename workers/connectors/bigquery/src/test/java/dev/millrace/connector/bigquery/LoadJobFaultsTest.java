package dev.millrace.connector.bigquery;

import static dev.millrace.connector.bigquery.Batches.COLUMNS;
import static dev.millrace.connector.bigquery.Batches.ORIGIN;
import static dev.millrace.connector.bigquery.Target.DATASET;
import static dev.millrace.connector.bigquery.Target.PROJECT;
import static dev.millrace.connector.bigquery.Target.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.fake.Fate;
import dev.millrace.connector.bigquery.fake.Operation;
import dev.millrace.connector.bigquery.fake.RowRules;
import dev.millrace.connector.bigquery.fake.Table;
import dev.millrace.connector.bigquery.fake.Trouble;
import dev.millrace.connector.bigquery.load.JobNames;
import dev.millrace.connector.bigquery.load.PollIntervals;
import dev.millrace.connector.bigquery.rest.UploadSize;
import dev.millrace.connector.bigquery.stage.Packing;
import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.RetryAfter;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.WarehouseException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that fail, lie, are somebody else's or are refused for their size. */
class LoadJobFaultsTest {
  private static final PollIntervals SHORT =
      new PollIntervals(
          Duration.ofMillis(2),
          Duration.ofMillis(10),
          Duration.ofMillis(150),
          Duration.ofMillis(50),
          Duration.ofMillis(100));

  @TempDir Path folder;
  private final FakeBigQuery fake = FakeBigQuery.start();
  private final List<LoadJobWarehouse> opened = new ArrayList<>();

  @BeforeEach
  void dataset() {
    fake.store().createDataset(PROJECT, DATASET, "EU");
  }

  @AfterEach
  void close() {
    opened.forEach(LoadJobWarehouse::close);
    fake.close();
  }

  @Test
  void severalBadRowsCostOneMoreJobEach() throws WarehouseException {
    Batch batch = batch(2_000, Set.of(0L, 999L, 1_000L, 1_999L));
    List<RefusedRow> refused = replica().write(batch);
    assertThat(offsets(refused)).containsExactly(0L, 999L, 1_000L, 1_999L);
    assertThat(refused.get(1).detail()).contains("row starting at position", "(invalid)");
    assertThat(table().loadsToday()).isEqualTo(5);
    assertRows(2_000 - 4);
  }

  @Test
  void withoutPositionsABadRowIsStillFoundAndTheRestLoadedOnce() throws WarehouseException {
    fake.store().tellPositions(false);
    Batch batch = batch(2_000, Set.of(1_234L));
    assertThat(offsets(replica().write(batch))).containsExactly(1_234L);
    assertThat(table().loadsToday()).isBetween(10, 18);
    assertThat(offsets(replica().write(batch))).containsExactly(1_234L);
    assertRows(1_999);
  }

  /** What a job loads is read from the job, so it does not matter who decides how to go on. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void replicasThatSplitABatchEachInTheirOwnWayLoadItOnce(long seed) {
    Random random = new Random(seed);
    Set<Long> bad = random.longs(6, 0, 500).boxed().collect(Collectors.toSet());
    Batch batch = batch(500, bad);
    fake.script()
        .chance(Operation.UPLOAD_DATA, 0.2, new Trouble.Lose())
        .chance(Operation.JOB_GET, 0.2, new Trouble.Drop())
        .fateChance(0.2, Fate.failing("backendError"))
        .fateChance(0.1, Fate.hidden(2));
    List<RefusedRow> refused = null;
    for (int attempt = 0; refused == null && attempt < 500; attempt++) {
      fake.store().tellPositions(random.nextBoolean());
      fake.store().maxUploadBytes(random.nextInt(4) == 0 ? 2_000 : Long.MAX_VALUE);
      refused = tried(replica(), batch);
    }
    fake.store().maxUploadBytes(Long.MAX_VALUE);
    assertThat(new TreeSet<>(offsets(refused))).isEqualTo(new TreeSet<>(bad));
    assertRows(500 - bad.size());
  }

  @Test
  void anUploadThatIsTooLargeIsSplitAndNoRowIsRefused() {
    fake.store().maxUploadBytes(2_000);
    Batch batch = batch(1_000, Set.of());
    assertThat(untilDone(replica(), batch)).isEmpty();
    assertRows(1_000);
    assertThat(table().loadsToday()).isLessThanOrEqualTo(16);
    assertThat(untilDone(replica(), batch)).isEmpty();
    assertRows(1_000);
  }

  @Test
  void whatRefusesEvenOneSmallRowIsNotTheRowsFault() {
    fake.store().maxUploadBytes(1);
    LoadJobWarehouse replica = replica();
    assertThatThrownBy(() -> replica.write(batch(4, Set.of())))
        .isInstanceOf(RetryAfter.class)
        .hasMessageStartingWith("not even one small row is taken, is there a proxy in between?");
    fake.store().maxUploadBytes(Long.MAX_VALUE);
    assertThat(untilDone(replica, batch(4, Set.of()))).isEmpty();
    assertRows(4);
  }

  @Test
  void aRowThatIsTooLargeItselfIsRefusedAndNoOther() {
    List<String> events = new ArrayList<>(LongStream.range(0, 8).mapToObj(Batches::event).toList());
    events.set(5, "{\"id\":5,\"text\":\"" + noise(2 << 20) + "\"}");
    Batch batch = Batches.of(Batches.partition(0, 0, events));
    fake.store().maxUploadBytes(100_000);
    assertThat(offsets(untilDone(replica(), batch))).containsExactly(5L);
    assertRows(7);
  }

  @Test
  void aForeignJobUnderOurIdIsNoticedAndNothingIsLoaded() throws WarehouseException {
    LoadJobWarehouse replica = replica();
    replica.open();
    JsonNode other =
        Resources.json(
            String.format(
                    Locale.ROOT,
                    "{\"load\":{\"destinationTable\":{\"projectId\":\"%s\",\"datasetId\":\"%s\",",
                    PROJECT,
                    DATASET)
                + "\"tableId\":\"other\"},\"writeDisposition\":\"WRITE_APPEND\"}}");
    fake.store().foreignJob(PROJECT, "EU", firstId(batch(10, Set.of())), other);
    assertThatThrownBy(() -> replica.write(batch(10, Set.of())))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("is not this run's: it loads into test-project.events.other");
    assertThat(table().rowCount()).isZero();
  }

  @Test
  void aJobOfAnotherRunIntoTheSameTableIsNoticed() throws WarehouseException {
    LoadJobWarehouse replica = replica();
    replica.open();
    JsonNode other =
        Resources.json(
            "{\"labels\":{\"millrace-run\":\"elsewhere\"},\"load\":{\"destinationTable\":"
                + String.format(
                    Locale.ROOT,
                    "{\"projectId\":\"%s\",\"datasetId\":\"%s\",\"tableId\":\"%s\"}}}",
                    PROJECT,
                    DATASET,
                    TABLE));
    fake.store().foreignJob(PROJECT, "EU", firstId(batch(10, Set.of())), other);
    assertThatThrownBy(() -> replica.write(batch(10, Set.of())))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("its label millrace-run is elsewhere, not tweets");
  }

  @Test
  void aUsersLabelDoesNotReplaceOurs() throws WarehouseException {
    replica(Target.at(fake.endpoint()).label("millrace-run", "mine")).write(batch(3, Set.of()));
    JsonNode labels = fake.store().loadJobs().get(0).at("/configuration/labels");
    assertThat(labels.path("millrace-run").asText()).isEqualTo("tweets");
    assertThat(labels.path("millrace-file").asText()).startsWith("3-");
    assertThat(labels.path("team").asText()).isEqualTo("data");
  }

  @Test
  void aJobThatSaysItLoadedAnotherNumberOfRowsIsFatalWheneverItIsAskedFor() {
    fake.script().fates(Fate.saying(Fate.Statistics.ONE_LESS));
    Batch batch = batch(10, Set.of());
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatThrownBy(() -> replica().write(batch))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("has put 9 rows into the table, not the 10 that were sent");
    }
    assertThat(table().loadsToday()).isEqualTo(1);
  }

  @Test
  void aJobThatSaysNothingOfItsRowsDoesNotCountAsLoaded() {
    fake.script().fates(Fate.saying(Fate.Statistics.NONE));
    LoadJobWarehouse replica = replica();
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> replica.write(batch(10, Set.of())))
          .isInstanceOf(TransientFailure.class)
          .hasMessageContaining("BigQuery does not say how many rows it has loaded");
    }
    assertThat(table().loadsToday()).isEqualTo(1);
  }

  @Test
  void aJobThatCannotSucceedIsHeldWithItsReason() {
    fake.script()
        .fates(Fate.failing("accessDenied"), Fate.failing("invalid"), Fate.failing("notFound"));
    LoadJobWarehouse replica = replica();
    for (String reason : List.of("accessDenied", "invalid", "notFound")) {
      assertThatThrownBy(() -> replica.write(batch(10, Set.of())))
          .isInstanceOfSatisfying(
              RetryAfter.class,
              e -> assertThat(e.until()).isAfter(fake.store().clock().instant().minusSeconds(1)))
          .hasMessageContaining(reason);
    }
    assertThat(untilDone(replica, batch(10, Set.of()))).isEmpty();
    assertThat(table().loadsToday()).isEqualTo(4);
    assertRows(10);
  }

  @Test
  void aJobThatWaitsForItsTurnIsWaitedFor() {
    fake.script().fates(Fate.pending(Duration.ofMillis(400)));
    assertThatThrownBy(() -> replica().write(batch(10, Set.of())))
        .hasMessageContaining("is still running");
    assertThat(untilDone(replica(), batch(10, Set.of()))).isEmpty();
    assertThat(table().loadsToday()).isEqualTo(1);
    assertRows(10);
  }

  @Test
  void aTableThatIsReplacedBehindALoadedJobGetsTheRowsAnew() {
    LoadJobWarehouse replica = replica();
    fake.script().at(Operation.UPLOAD_DATA, true, this::replaceTable);
    assertThatThrownBy(() -> replica.write(batch(10, Set.of())))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("table tweets was replaced after rows were loaded into it");
    String before = replica.identity().orElseThrow();
    assertThat(untilDone(replica, batch(10, Set.of()))).isEmpty();
    assertThat(replica.identity().orElseThrow()).isNotEqualTo(before);
    assertRows(10);
  }

  @Test
  void aTableThatIsReplacedInFrontOfAJobHasItsRowsAndGetsThemOnce() throws WarehouseException {
    LoadJobWarehouse replica = replica();
    fake.script().at(Operation.UPLOAD_DATA, false, this::replaceTable);
    assertThat(replica.write(batch(10, Set.of()))).isEmpty();
    assertRows(10);
    assertThat(table().loadsToday()).isEqualTo(1);
  }

  private void replaceTable() {
    ObjectNode resource = table().resource();
    fake.store().clock().advance(Duration.ofSeconds(1));
    fake.store().createDataset(PROJECT, DATASET, "EU").deleteTable(TABLE);
    fake.store().createDataset(PROJECT, DATASET, "EU").createTable(resource);
  }

  private LoadJobWarehouse replica() {
    return replica(Target.at(fake.endpoint()));
  }

  private LoadJobWarehouse replica(Target target) {
    LoadSettings settings =
        new LoadSettings(SHORT, Packing.GZIP, new UploadSize(256 << 10), OptionalInt.empty(), true);
    LoadJobWarehouse made =
        new LoadJobWarehouse(
            target.config(),
            COLUMNS,
            ORIGIN,
            folder.resolve("replica-" + opened.size()),
            settings,
            fake.store().clock());
    opened.add(made);
    return made;
  }

  private static Batch batch(int rows, Set<Long> bad) {
    return Batches.of(
        Batches.partition(
            0,
            0,
            LongStream.range(0, rows)
                .mapToObj(
                    id ->
                        bad.contains(id)
                            ? String.format(
                                Locale.ROOT, "{\"id\":%d,\"text\":\"%s\"}", id, RowRules.POISON)
                            : Batches.event(id))
                .toList()));
  }

  private String firstId(Batch batch) {
    long made = table().resource().path("creationTime").asLong();
    String key = PROJECT + "." + DATASET + "." + TABLE + "@" + made;
    return new JobNames(ORIGIN, key).name(batch.ranges(), 1);
  }

  private static List<RefusedRow> untilDone(LoadJobWarehouse replica, Batch batch) {
    for (int attempt = 0; attempt < 100; attempt++) {
      List<RefusedRow> refused = tried(replica, batch);
      if (refused != null) {
        return refused;
      }
    }
    throw new AssertionError("not written after 100 attempts");
  }

  /** Null when it has to be tried again. */
  private static List<RefusedRow> tried(LoadJobWarehouse replica, Batch batch) {
    try {
      return replica.write(batch);
    } catch (PermanentFailure e) {
      throw new AssertionError(e);
    } catch (WarehouseException e) {
      return null;
    }
  }

  private static String noise(int chars) {
    return new Random(7)
        .ints(chars, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static List<Long> offsets(List<RefusedRow> refused) {
    return refused.stream().map(RefusedRow::offset).toList();
  }

  private Table table() {
    return fake.store().table(PROJECT, DATASET, TABLE);
  }

  private void assertRows(int rows) {
    Set<Long> ids = new TreeSet<>();
    table().forEach(row -> ids.add(row.path("id").asLong()));
    assertThat(table().rowCount()).isEqualTo(rows);
    assertThat(ids).hasSize(rows);
  }
}
