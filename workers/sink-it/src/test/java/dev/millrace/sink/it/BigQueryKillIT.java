package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.fake.Fate;
import dev.millrace.connector.bigquery.fake.Operation;
import dev.millrace.connector.bigquery.fake.Trouble;
import dev.millrace.connector.tweets.TweetGenerator;
import dev.millrace.connector.tweets.TweetsConfig;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.event.Tweet;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.sink.SinkMain;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two sink processes that are killed again and again while they load tweets into BigQuery, which
 * itself loses answers, fails jobs and lets them run for long. Sizes are set by the properties
 * {@code bigquery.messages}, {@code bigquery.kills} and {@code bigquery.runningSeconds}.
 */
@ExtendWith(SharedKafka.class)
class BigQueryKillIT {
  private static final long MESSAGES = Long.getLong("bigquery.messages", 24_000);
  private static final int KILLS = Integer.getInteger("bigquery.kills", 7);
  private static final int KILLS_WITHOUT_IDS = Math.min(KILLS, 3);
  private static final Duration RUNNING =
      Duration.ofSeconds(Long.getLong("bigquery.runningSeconds", 3));
  private static final int SWAP_EVERY = 4;

  @TempDir Path folder;

  private final SplittableRandom random = new SplittableRandom(Long.getLong("bigquery.seed", 4));

  @Test
  void killedAtEveryMomentOfALoadEachTweetIsARowOnce(EmbeddedKafka kafka) throws Exception {
    try (FakeBigQuery fake = FakeBigQuery.start(0, 4);
        Run run = new Run(kafka, "exact", 6)) {
      BigQueryTarget target = new BigQueryTarget(fake, folder);
      kill(KILLS, run, target, fake);
      long rows = target.rows();
      long ids = target.distinctIds();
      say(
          String.format(
              Locale.ROOT, "%,d rows, %,d distinct ids, %s", rows, ids, fake.script().happened()));
      assertThat(run.totals()).isEqualTo(new StageTotals(MESSAGES, 0));
      assertThat(rows).isEqualTo(MESSAGES);
      assertThat(ids).isEqualTo(MESSAGES);
      assertThat(run.deadLetters()).isEmpty();
    }
  }

  /** Shows that the test above can fail: it does when BigQuery takes a job id more than once. */
  @Test
  void withoutJobIdsTheSameKillsDoubleRows(EmbeddedKafka kafka) throws Exception {
    try (FakeBigQuery fake = FakeBigQuery.start(0, 4);
        Run run = new Run(kafka, "broken", 6)) {
      BigQueryTarget target = new BigQueryTarget(fake, folder);
      fake.store().ignoreJobIds();
      kill(KILLS_WITHOUT_IDS, run, target, fake);
      long rows = target.rows();
      long ids = target.distinctIds();
      say(String.format(Locale.ROOT, "without job ids: %,d rows, %,d distinct ids", rows, ids));
      assertThat(ids).isEqualTo(MESSAGES);
      assertThat(rows).isGreaterThan(MESSAGES);
    }
  }

  private void kill(int kills, Run run, BigQueryTarget target, FakeBigQuery fake) throws Exception {
    TweetGenerator tweets =
        TweetGenerator.of(new TweetsConfig(42, 10_000, Instant.parse("2026-01-01T00:00:00Z")), 1);
    run.produce(0, MESSAGES, 1_000, id -> tweets.message(id).value());
    trouble(fake);
    List<KillMoment> moments = KillMoment.shuffled(random);
    try (Pair sinks = new Pair(run, target)) {
      for (int kill = 0; kill < kills; kill++) {
        run.awaitSettled(kill * MESSAGES / (kills + 1));
        if (kill % SWAP_EVERY == SWAP_EVERY - 1) {
          sinks.swap();
        }
        fake.script().fates(Fate.slow(RUNNING));
        KillMoment moment = moments.get(kill % moments.size());
        moment.await(fake, random, sinks::killOne);
        say(
            String.format(
                Locale.ROOT, "kill %d, %s: %,d settled", kill + 1, moment, run.totals().in()));
        assertThat(run.totals().in()).as("there is work left").isLessThan(MESSAGES);
        sinks.revive();
      }
      run.awaitSettled(MESSAGES);
      assertThat(sinks.terminate()).containsOnly(0);
    }
  }

  private static void trouble(FakeBigQuery fake) {
    fake.script()
        .chance(Operation.UPLOAD_OPEN, 0.05, new Trouble.Lose())
        .chance(Operation.UPLOAD_DATA, 0.1, new Trouble.Lose())
        .chance(Operation.UPLOAD_DATA, 0.05, new Trouble.Drop())
        .chance(Operation.JOB_GET, 0.05, new Trouble.Lose())
        .chance(Operation.JOB_GET, 0.05, new Trouble.Refuse(503, "backendError"))
        .fateChance(0.1, Fate.failing("backendError"))
        .fateChance(0.1, Fate.hidden(2));
  }

  private static void say(String line) {
    System.out.println(Instant.now() + " " + line);
  }

  /** Two replicas out of three names, so that partitions have to change hands. */
  private final class Pair implements AutoCloseable {
    private final Run run;
    private final BigQueryTarget target;
    private final String[] names = {"a", "b"};
    private final SinkProcess[] processes = new SinkProcess[2];
    private int generation;

    Pair(Run run, BigQueryTarget target) throws Exception {
      this.run = run;
      this.target = target;
      revive();
    }

    void killOne() {
      try {
        processes[random.nextInt(2)].kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void revive() throws Exception {
      for (int i = 0; i < processes.length; i++) {
        if (processes[i] == null || !processes[i].isAlive()) {
          processes[i] =
              SinkProcess.start(
                  folder.resolve(names[i] + ".log"), SinkMain.class, config(names[i]));
        }
      }
    }

    /** One goes and one with a new name comes: all partitions are dealt out anew. */
    void swap() throws Exception {
      int i = random.nextInt(2);
      processes[i].terminate();
      names[i] = names[i].charAt(0) + "-" + ++generation;
      revive();
    }

    int[] terminate() throws InterruptedException {
      return new int[] {processes[0].terminate(), processes[1].terminate()};
    }

    /** Batches are never cut in the same places twice, as it is when time decides. */
    private SinkConfig config(String instance) {
      int rows = (int) (MESSAGES / KILLS / random.nextInt(8, 16));
      return run.config(
          instance,
          target.config(),
          Tweet.COLUMNS,
          new BatchLimits(rows, 64 << 20, Duration.ofMillis(500)));
    }

    @Override
    public void close() {
      for (SinkProcess process : processes) {
        process.close();
      }
    }
  }
}
