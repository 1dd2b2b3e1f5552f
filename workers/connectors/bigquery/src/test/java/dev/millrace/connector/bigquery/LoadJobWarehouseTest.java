package dev.millrace.connector.bigquery;

import static dev.millrace.connector.bigquery.Batches.COLUMNS;
import static dev.millrace.connector.bigquery.Batches.ORIGIN;
import static dev.millrace.connector.bigquery.Target.DATASET;
import static dev.millrace.connector.bigquery.Target.PROJECT;
import static dev.millrace.connector.bigquery.Target.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.fake.Fate;
import dev.millrace.connector.bigquery.fake.Operation;
import dev.millrace.connector.bigquery.fake.RowRules;
import dev.millrace.connector.bigquery.fake.Table;
import dev.millrace.connector.bigquery.fake.Trouble;
import dev.millrace.connector.bigquery.load.PollIntervals;
import dev.millrace.connector.bigquery.rest.UploadSize;
import dev.millrace.connector.bigquery.stage.Packing;
import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.QuotaExhausted;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.RowCount;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.event.json.RejectedEventException;
import dev.millrace.event.rows.RowDecoder;
import dev.millrace.event.rows.RowsBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadJobWarehouseTest {
  private static final PollIntervals SHORT =
      new PollIntervals(
          Duration.ofMillis(5),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofMillis(50),
          Duration.ofMillis(100));
  private static final LoadSettings SMALL_PIECES =
      new LoadSettings(SHORT, Packing.GZIP, new UploadSize(256 << 10), OptionalInt.of(1_500), true);
  private static final Batch BATCH = Batches.of(Batches.ids(0, 0, 60), Batches.ids(1, 100, 140));

  @TempDir Path folder;
  private final FakeBigQuery fake = FakeBigQuery.start();
  private final AtomicInteger replicas = new AtomicInteger();
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
  void everyValueArrivesAsItWas() throws WarehouseException {
    String event =
        "{\"id\":9223372036854775807,\"created_at\":\"2026-07-01T10:00:00.123456+02:00\","
            + "\"text\":\"a\\\"b\\\\\\n\\u0001 \\uD83D\\uDE00 \u00e4\",\"score\":-1.5e-7,"
            + "\"verified\":true,\"tags\":[\"x\",\"\\u00fc\"],\"more\":{\"a\":[1,null]}}";
    replica().write(Batches.of(Batches.partition(0, 7, List.of(event, "{}"))));
    List<String> rows = new ArrayList<>();
    table().forEach(row -> rows.add(row.toString()));
    assertThat(rows)
        .containsExactly(
            "{\"id\":\"9223372036854775807\",\"created_at\":\"2026-07-01T08:00:00.123456Z\","
                + "\"text\":\"a\\\"b\\\\\\n\\u0001 \uD83D\uDE00 \u00e4\",\"score\":-1.5E-7,"
                + "\"verified\":true,\"tags\":[\"x\",\"\u00fc\"],"
                + "\"extra\":{\"more\":{\"a\":[1,null]}}}",
            "{}");
  }

  @Test
  void aBatchOfSeveralPartitionsIsOneJob() throws WarehouseException {
    LoadJobWarehouse replica = replica();
    assertThat(replica.write(BATCH)).isEmpty();
    assertComplete();
    assertThat(replica.rows()).isEqualTo(RowCount.ofWhole(BATCH.size()));
    assertThat(table().loadsToday()).isEqualTo(1);
  }

  @Test
  void writingItAgainLoadsNothing() throws WarehouseException {
    LoadJobWarehouse replica = replica();
    replica.write(BATCH);
    replica.write(BATCH);
    replica().write(BATCH);
    assertComplete();
    assertThat(table().loadsToday()).isEqualTo(1);
  }

  @Test
  void twoReplicasThatWriteTheSameBatchAtOnceLoadItOnce() throws WarehouseException {
    replica().open();
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      writers.add(CompletableFuture.runAsync(() -> writeUntilDone(replica(), BATCH)));
    }
    writers.forEach(CompletableFuture::join);
    assertComplete();
    assertThat(table().loadsToday()).isEqualTo(1);
  }

  @Test
  void aLostAnswerToTheLastPieceLosesAndDoublesNothing() {
    fake.script().next(Operation.UPLOAD_DATA, new Trouble.Lose(), new Trouble.Lose());
    writeUntilDone(replica(), BATCH);
    assertComplete();
  }

  @Test
  void aConnectionThatEndsAnywhereLosesAndDoublesNothing() {
    fake.script()
        .next(Operation.UPLOAD_OPEN, new Trouble.Drop(), new Trouble.Lose())
        .next(Operation.UPLOAD_DATA, new Trouble.Drop(), new Trouble.Lose(), new Trouble.Lose())
        .next(Operation.JOB_GET, new Trouble.Lose(), new Trouble.Drop(), new Trouble.Drop());
    writeUntilDone(replica(), BATCH);
    assertComplete();
  }

  @Test
  void anAcceptedJobThatDoesNotShowYetIsNotLoadedTwice() {
    fake.script()
        .fates(Fate.hidden(3))
        .next(Operation.UPLOAD_DATA, new Trouble.Lose(), new Trouble.Lose());
    writeUntilDone(replica(), BATCH);
    assertComplete();
  }

  @Test
  void aJobThatFailsIsFollowedByAnotherOne() {
    fake.script().fates(Fate.failing("backendError"), Fate.failing("internalError"));
    assertThat(writeUntilDone(replica(), BATCH)).isEqualTo(2);
    assertComplete();
    assertThat(table().loadsToday()).isEqualTo(3);
  }

  @Test
  void aSuccessorWaitsForAJobThatRuns() {
    fake.script().fates(Fate.slow(Duration.ofMillis(600)));
    assertThatThrownBy(() -> replica().write(BATCH)).hasMessageContaining("is still running");
    assertThat(table().rowCount()).isZero();
    writeUntilDone(replica(), BATCH);
    assertComplete();
    assertThat(table().loadsToday()).isEqualTo(1);
  }

  @Test
  void aUsedUpQuotaIsReportedWithATimeAndTheRunGoesOnAfterIt() throws WarehouseException {
    fake.store().loadsPerDay(1);
    LoadJobWarehouse replica = replica();
    replica.write(Batches.of(Batches.ids(2, 500, 501)));
    assertThatThrownBy(() -> replica.write(BATCH))
        .isInstanceOf(QuotaExhausted.class)
        .hasMessageContaining("quotaExceeded");
    fake.store().clock().advance(Duration.ofDays(1).plusSeconds(1));
    writeUntilDone(replica, BATCH);
    assertThat(table().rowCount()).isEqualTo(101);
  }

  @Test
  void oneBadRowAmongTenThousandIsRefusedAndTheRestLoaded() throws WarehouseException {
    List<String> events =
        new ArrayList<>(LongStream.range(0, 10_000).mapToObj(Batches::event).toList());
    events.set(7_777, "{\"id\":7777,\"text\":\"" + RowRules.POISON + "\"}");
    Batch batch = Batches.of(Batches.partition(0, 0, events), Batches.ids(1, 20_000, 20_010));
    List<RefusedRow> refused = replica().write(batch);
    assertThat(table().loadsToday()).isEqualTo(2);
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).partition().partition()).isZero();
    assertThat(refused.get(0).offset()).isEqualTo(7_777);
    assertThat(refused.get(0).detail()).contains("invalid");
    assertThat(table().rowCount()).isEqualTo(10_009);
    assertThat(ids()).hasSize(10_009).doesNotContain(7_777L);
    assertThat(replica().write(batch)).isEqualTo(refused);
    assertThat(table().rowCount()).isEqualTo(10_009);
    assertThat(table().loadsToday()).isEqualTo(2);
  }

  @Test
  void aRowThatIsKnownToBeRefusedIsNeverGathered() {
    RowDecoder decoder = new RowDecoder(COLUMNS, replica().rowCheck());
    RowsBuilder rows = new RowsBuilder(COLUMNS);
    byte[] old =
        "{\"id\":1,\"created_at\":\"0000-01-01T00:00:00Z\"}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> decoder.decode(5, old, rows))
        .isInstanceOf(RejectedEventException.class)
        .hasMessageContaining("0000-01-01T00:00:00Z");
    assertThat(rows.size()).isZero();
  }

  @Test
  void tooManyRequestsAtOnceAreWaitedForWithATime() {
    LoadJobWarehouse replica = replica();
    fake.script().always(Operation.UPLOAD_OPEN, new Trouble.Refuse(403, "rateLimitExceeded"));
    Instant before = fake.store().clock().instant();
    assertThatThrownBy(() -> replica.write(BATCH))
        .isInstanceOfSatisfying(QuotaExhausted.class, e -> assertThat(e.until()).isAfter(before))
        .hasMessageContaining("rateLimitExceeded");
    fake.script().lift(Operation.UPLOAD_OPEN);
    writeUntilDone(replica, BATCH);
    assertComplete();
  }

  /** The longest backoff is 10 s, so this is what the sink does in an hour. */
  @Test
  void anHourOfRefusalsLeavesOneFileAndTheBatchIsLoadedAfterIt() throws Exception {
    Path own = folder.resolve("patient");
    LoadSettings quick =
        new LoadSettings(
            new PollIntervals(
                Duration.ofNanos(1),
                Duration.ofMillis(1),
                Duration.ofMillis(200),
                Duration.ofMillis(50),
                Duration.ofMillis(100)),
            Packing.GZIP,
            UploadSize.USUAL,
            OptionalInt.empty(),
            true);
    LoadJobWarehouse replica =
        new LoadJobWarehouse(
            Target.at(fake.endpoint()).config(), COLUMNS, ORIGIN, own, quick, fake.store().clock());
    opened.add(replica);
    fake.script().always(Operation.UPLOAD_OPEN, new Trouble.Refuse(503, "backendError"));
    for (int attempt = 0; attempt < 360; attempt++) {
      assertThatThrownBy(() -> replica.write(BATCH)).isInstanceOf(TransientFailure.class);
      try (Stream<Path> files = Files.list(own)) {
        assertThat(files).hasSize(1);
      }
    }
    fake.script().lift(Operation.UPLOAD_OPEN);
    writeUntilDone(replica, BATCH);
    assertComplete();
  }

  @Test
  void aBatchOfNothingButDeadLettersIsNoJob() throws WarehouseException {
    assertThat(replica().write(new Batch(List.of()))).isEmpty();
    assertThat(table().loadsToday()).isZero();
  }

  @Test
  void itAsksForTimeBetweenBatchesByTheShareOfItsPartitions() {
    assertThat(replica().spacing(5, 5)).isEqualTo(Duration.ofSeconds(72));
    assertThat(replica().spacing(1, 5)).isEqualTo(Duration.ofSeconds(360));
  }

  @Test
  void aRunMadeAnewUnderItsOldNameIsAnotherRun() throws WarehouseException {
    replica().write(BATCH);
    Origin again = new Origin(ORIGIN.run(), ORIGIN.topic(), "topic-2");
    warehouse(Target.at(fake.endpoint()), again).write(BATCH);
    assertThat(table().rowCount()).isEqualTo(200);
  }

  @Test
  void aTableThatIsDeletedIsMadeAnewAndTheBatchInHandLoadedIntoIt() throws WarehouseException {
    LoadJobWarehouse replica = replica();
    replica.write(Batches.of(Batches.ids(3, 0, 5)));
    fake.store().createDataset(PROJECT, DATASET, "EU").deleteTable(TABLE);
    assertThat(writeUntilDone(replica, BATCH)).isEqualTo(1);
    assertComplete();
  }

  @Test
  void aRightThatIsTakenAwayIsSaidAndTheRunGoesOnOnceItIsBack() {
    LoadJobWarehouse replica = replica();
    fake.script().always(Operation.UPLOAD_OPEN, new Trouble.Refuse(403, "accessDenied"));
    assertThatThrownBy(() -> replica.write(BATCH))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("(accessDenied)");
    fake.script().lift(Operation.UPLOAD_OPEN);
    writeUntilDone(replica, BATCH);
    assertComplete();
  }

  @Test
  void ifJobIdsDidNotCountRowsWouldDouble() {
    fake.store().ignoreJobIds();
    fake.script().next(Operation.UPLOAD_DATA, new Trouble.Lose(), new Trouble.Lose());
    writeUntilDone(replica(), BATCH);
    assertThat(table().rowCount()).isGreaterThan(ids().size());
  }

  private LoadJobWarehouse replica() {
    return warehouse(Target.at(fake.endpoint()), ORIGIN);
  }

  private LoadJobWarehouse warehouse(Target target, Origin origin) {
    Path own = folder.resolve("replica-" + replicas.incrementAndGet());
    LoadJobWarehouse made =
        new LoadJobWarehouse(
            target.config(), COLUMNS, origin, own, SMALL_PIECES, fake.store().clock());
    synchronized (opened) {
      opened.add(made);
    }
    return made;
  }

  /** Writes as the sink does; returns how many attempts failed. */
  private static int writeUntilDone(LoadJobWarehouse replica, Batch batch) {
    for (int failures = 0; failures < 100; failures++) {
      try {
        assertThat(replica.write(batch)).isEmpty();
        return failures;
      } catch (WarehouseException e) {
        assertThat(e).isNotInstanceOf(PermanentFailure.class);
      }
    }
    throw new AssertionError("not written after 100 attempts");
  }

  private Table table() {
    return fake.store().table(PROJECT, DATASET, TABLE);
  }

  private TreeSet<Long> ids() {
    TreeSet<Long> ids = new TreeSet<>();
    table().forEach(row -> ids.add(row.path("id").asLong()));
    return ids;
  }

  private void assertComplete() {
    assertThat(table().rowCount()).isEqualTo(100);
    assertThat(ids()).hasSize(100);
  }
}
