package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.bigquery.Target;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.fake.Fate;
import dev.millrace.connector.bigquery.fake.Operation;
import dev.millrace.connector.bigquery.fake.RowRules;
import dev.millrace.connector.bigquery.fake.Trouble;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.OnLimit;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.WriteLimits;
import dev.millrace.contract.names.DeadLetterHeaders;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.PositionNote;
import dev.millrace.contract.progress.SinkMetadataKeys;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.runtime.run.DataLossException;
import dev.millrace.runtime.run.Health;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sinks that fill a BigQuery table by load jobs, on a real Kafka. */
@ExtendWith(SharedKafka.class)
class BigQueryIT {
  private static final long COUNT = 12_000;
  private static final int POISON_EVERY = 200;
  private static final long DEAD = COUNT / POISON_EVERY;

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  private final FakeBigQuery fake = FakeBigQuery.start(0, 11);
  private final SplittableRandom random = new SplittableRandom(8);

  @BeforeAll
  static void start(EmbeddedKafka shared) {
    kafka = shared;
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void everyEventIsARowOrADeadLetterOnceWhateverGoesWrong() throws Exception {
    BigQueryTarget target = new BigQueryTarget(fake, folder);
    trouble();
    try (Run run = new Run(kafka, "troubled", 4)) {
      run.produce(0, COUNT, BigQueryIT::value);
      try (RunningSink sink = target.sink(config(run, target, "a"))) {
        run.awaitSettled(COUNT, sink);
      }
      assertThat(fake.script().happened()).hasSizeGreaterThan(5);
      assertExact(run, target);
    }
  }

  @Test
  void replicasThatSwapPartitionsWhileJobsRunLoadEveryBatchOnce() throws Exception {
    BigQueryTarget target = new BigQueryTarget(fake, folder);
    fake.script().fateChance(0.5, Fate.slow(Duration.ofMillis(300)));
    trouble();
    try (Run run = new Run(kafka, "swapped", 4)) {
      run.produce(0, COUNT, BigQueryIT::value);
      RunningSink a = target.sink(config(run, target, "a"));
      run.awaitSettled(COUNT / 8, a);
      RunningSink b = target.sink(config(run, target, "b"));
      run.awaitSettled(COUNT / 4, a, b);
      a.close();
      RunningSink c = target.sink(config(run, target, "c"));
      run.awaitSettled(COUNT / 2, b, c);
      b.close();
      a = target.sink(config(run, target, "a"));
      run.awaitSettled(COUNT, a, c);
      a.close();
      c.close();
      assertExact(run, target);
    }
  }

  @Test
  void ifJobIdsDidNotCountTheSameTroublesWouldDoubleRows() throws Exception {
    BigQueryTarget target = new BigQueryTarget(fake, folder);
    fake.store().ignoreJobIds();
    fake.script().chance(Operation.UPLOAD_DATA, 0.5, new Trouble.Lose());
    try (Run run = new Run(kafka, "doubled", 2)) {
      run.produce(0, COUNT, Run::event);
      try (RunningSink sink = target.sink(config(run, target, "a"))) {
        run.awaitSettled(COUNT, sink);
      }
      assertThat(target.distinctIds()).isEqualTo(COUNT);
      assertThat(target.rows()).isGreaterThan(COUNT);
    }
  }

  @Test
  void oneBadRowAmongTenThousandIsADeadLetterAndTheRestRows() throws Exception {
    BigQueryTarget target = new BigQueryTarget(fake, folder);
    try (Run run = new Run(kafka, "bad-row", 1)) {
      run.produce(0, 10_000, id -> id == 7_777 ? refused(id) : Run.event(id));
      BatchLimits one = new BatchLimits(10_000, 32 << 20, Duration.ofSeconds(30));
      try (RunningSink sink = target.sink(run.config("a", target.config(), one))) {
        run.awaitSettled(10_000, sink);
      }
      assertThat(run.totals()).isEqualTo(new StageTotals(10_000, 1));
      assertThat(target.rows()).isEqualTo(9_999);
      assertThat(target.distinctIds()).isEqualTo(9_999);
      ConsumerRecord<byte[], byte[]> letter = run.deadLetters().get(0);
      assertThat(letter.value()).isEqualTo(refused(7_777));
      assertThat(letter.key()).isEqualTo(Run.key(7_777));
      assertThat(Run.header(letter, DeadLetterHeaders.REASON)).isEqualTo("RowRefused");
      assertThat(Run.header(letter, DeadLetterHeaders.DETAIL)).contains("invalid");
    }
  }

  @Test
  void aUsedUpQuotaIsShownWithItsTimeAndTheRunGoesOnAfterIt() throws Exception {
    BigQueryTarget target = new BigQueryTarget(fake, folder);
    fake.store().loadsPerDay(5);
    try (Run run = new Run(kafka, "quota", 3)) {
      run.produce(0, COUNT, Run::event);
      try (RunningSink sink = target.sink(config(run, target, "a"))) {
        await().until(() -> run.sinkNotes().stream().anyMatch(BigQueryIT::waitsForQuota));
        assertThat(sink.context().health().report().state()).isEqualTo(Health.State.WAITING);
        assertThat(sink.context().health().report().detail()).contains("quotaExceeded");
        assertThat(run.totals().in()).isLessThan(COUNT);

        fake.store().loadsPerDay(Integer.MAX_VALUE);
        run.awaitSettled(COUNT, sink);
        await().until(() -> run.sinkNotes().stream().noneMatch(BigQueryIT::waitsForQuota));
      }
      assertThat(run.totals()).isEqualTo(new StageTotals(COUNT, 0));
      assertThat(target.rows()).isEqualTo(COUNT);
      assertThat(target.distinctIds()).isEqualTo(COUNT);
    }
  }

  @Test
  void aLimitOfTheUsersIsKeptAcrossRestartsAndShown() throws Exception {
    BigQueryTarget target = new BigQueryTarget(fake, folder);
    long limit = 100_000;
    WriteLimits perDay = new WriteLimits(Optional.of(limit), Optional.empty(), OnLimit.Wait);
    try (Run run = new Run(kafka, "budget", 2)) {
      run.produce(0, COUNT, Run::event);
      BatchLimits batches = new BatchLimits(500, 1 << 20, Duration.ofMillis(100));
      SinkConfig config = run.config("a", target.config(perDay), batches);
      for (int i = 0; i < 2; i++) {
        try (RunningSink sink = target.sink(config)) {
          Health health = sink.context().health();
          await()
              .until(() -> health.report().detail().contains("the limit bytesPerDay is reached"));
          await().until(() -> run.sinkNotes().stream().anyMatch(BigQueryIT::waitsForBudget));
        }
      }
      long spent = target.valueBytes();
      assertThat(spent).isBetween(limit, limit + 2_000);
      SinkConfig failing =
          run.config(
              "a",
              target.config(new WriteLimits(Optional.of(limit), Optional.empty(), OnLimit.Fail)),
              batches);
      assertThat(target.sink(failing).failure())
          .hasMessageContaining("the limit bytesPerDay is reached and onLimit is Fail");
    }
  }

  @Test
  void whatIsNotRightBeforeTheFirstRowIsNotedForWhoeverWatches() throws Exception {
    BigQueryTarget target = new BigQueryTarget(fake, folder);
    BigQueryConfig table = Target.at(fake.endpoint()).unpartitioned().dataset("later").config();
    try (Run run = new Run(kafka, "later", 2)) {
      run.produce(0, 1_000, Run::event);
      try (RunningSink sink = target.sink(run.config("a", table, Run.SMALL))) {
        await()
            .until(
                () ->
                    run.sinkNotes().stream()
                        .map(note -> note.more().getOrDefault(SinkMetadataKeys.STATE, ""))
                        .anyMatch(state -> state.contains("test-project.later does not exist")));
        assertThat(sink.context().health().ready()).isFalse();
        assertThat(run.totals()).isEqualTo(new StageTotals(0, 0));

        fake.store().createDataset(Target.PROJECT, "later", "US");
        run.awaitSettled(1_000, sink);
        await()
            .until(
                () ->
                    run.sinkNotes().stream()
                        .noneMatch(note -> note.more().containsKey(SinkMetadataKeys.STATE)));
      }
      assertThat(fake.store().table(Target.PROJECT, "later", Target.TABLE).rowCount())
          .isEqualTo(1_000);
    }
  }

  @Test
  void aTableThatIsReplacedWhileRowsAreWrittenStopsTheRunAndSoDoesTheNextStart() throws Exception {
    BigQueryTarget target = new BigQueryTarget(fake, folder);
    try (Run run = new Run(kafka, "replaced", 2)) {
      run.produce(0, COUNT, Run::event);
      RunningSink sink = target.sink(config(run, target, "a"));
      run.awaitSettled(COUNT / 4, sink);
      target.replaceTable();
      assertThat(sink.failure())
          .isInstanceOf(DataLossException.class)
          .hasMessageContaining("the warehouse was replaced")
          .hasMessageContaining("onDataLoss: Continue");
      StageTotals settled = run.totals();
      long rows = target.rows();

      RunningSink again = target.sink(config(run, target, "a"));
      assertThat(again.failure()).isInstanceOf(DataLossException.class);
      assertThat(run.totals()).isEqualTo(settled);
      assertThat(target.rows()).as("nothing is loaded twice or without a commit").isEqualTo(rows);
    }
  }

  @Test
  void aRunThatMayLoseRowsGoesOnIntoTheNewTableAndCountsWhatIsGone() throws Exception {
    BigQueryTarget target = new BigQueryTarget(fake, folder);
    try (Run run = new Run(kafka, "goes-on", 2)) {
      run.produce(0, COUNT, Run::event);
      long before;
      try (RunningSink sink = target.sink(config(run, target, "a"))) {
        run.awaitSettled(COUNT / 4, sink);
      }
      before = run.totals().in();
      target.replaceTable();
      try (RunningSink sink = target.sink(continuing(config(run, target, "a")))) {
        run.awaitSettled(COUNT, sink);
      }
      assertThat(target.rows()).isEqualTo(COUNT - before);
      assertThat(target.distinctIds()).isEqualTo(COUNT - before);
      assertThat(run.sinkNotes().stream().mapToLong(PositionNote::lost).sum()).isEqualTo(before);
    }
  }

  private static SinkConfig continuing(SinkConfig config) {
    return new SinkConfig(
        config.run(),
        config.instance(),
        config.kafka(),
        config.warehouse(),
        config.columns(),
        config.batch(),
        OnDataLoss.Continue,
        config.port());
  }

  private static boolean waitsForBudget(OffsetMetadata note) {
    return "WaitingForBudget".equals(note.more().get(SinkMetadataKeys.STATE));
  }

  private static boolean waitsForQuota(OffsetMetadata note) {
    return "WaitingForQuota".equals(note.more().get(SinkMetadataKeys.STATE))
        && Instant.parse(note.more().get(SinkMetadataKeys.UNTIL)).isAfter(Instant.EPOCH);
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Run.LIMIT).pollInterval(Duration.ofMillis(50));
  }

  /** Answers lost before and after the deed, jobs that fail, and jobs that do not show at first. */
  private void trouble() {
    fake.script()
        .chance(Operation.UPLOAD_OPEN, 0.1, new Trouble.Lose())
        .chance(Operation.UPLOAD_DATA, 0.1, new Trouble.Drop())
        .chance(Operation.UPLOAD_DATA, 0.2, new Trouble.Lose())
        .chance(Operation.UPLOAD_DATA, 0.1, new Trouble.Refuse(503, "backendError"))
        .chance(Operation.JOB_GET, 0.1, new Trouble.Lose())
        .chance(Operation.JOB_GET, 0.1, new Trouble.Refuse(500, "internalError"))
        .fateChance(0.2, Fate.failing("backendError"))
        .fateChance(0.2, Fate.hidden(2));
  }

  /** Batches are never cut in the same places twice, as it is when time decides. */
  private SinkConfig config(Run run, BigQueryTarget target, String instance) {
    int rows = random.nextInt(300, 900);
    BatchLimits limits = new BatchLimits(rows, 1 << 20, Duration.ofMillis(100));
    return run.config(instance, target.config(), limits);
  }

  private static void assertExact(Run run, BigQueryTarget target) {
    assertThat(run.totals()).isEqualTo(new StageTotals(COUNT, DEAD));
    assertThat(target.rows()).isEqualTo(COUNT - DEAD);
    assertThat(target.distinctIds()).isEqualTo(COUNT - DEAD);
    assertThat(run.deadLetters()).hasSize((int) DEAD);
  }

  /** Among the good ones some that the sink refuses, and some that only BigQuery does. */
  private static byte[] value(long id) {
    if (id % POISON_EVERY != 0) {
      return Run.event(id);
    }
    return id % (20 * POISON_EVERY) == 0 ? refused(id) : "[]".getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] refused(long id) {
    return String.format(Locale.ROOT, "{\"id\":%d,\"text\":\"%s\"}", id, RowRules.POISON)
        .getBytes(StandardCharsets.UTF_8);
  }
}
