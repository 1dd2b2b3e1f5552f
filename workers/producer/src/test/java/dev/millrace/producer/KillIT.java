package dev.millrace.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.tweets.TweetGenerator;
import dev.millrace.contract.Stage;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Producers as processes, killed at random moments. */
class KillIT {
  private static final List<String> INSTANCES = List.of("a", "b", "c");
  private static final int KILLS = 4;
  private static final int MESSAGES = 60_000;
  private static final int RATE = 5_000;
  private static final int USERS = 500;

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"));
  }

  @AfterAll
  static void end() {
    kafka.close();
  }

  /**
   * Three producers share a rate, which they must not exceed together. Each kill leaves a
   * transaction open; the last one is for good, so that its lanes go to the others.
   */
  @Test
  void killedProducersLoseNothingAndRepeatNothing() throws Exception {
    Random random = new Random();
    try (TestRun run = run(MESSAGES, RATE)) {
      List<WorkerProcess> workers = new ArrayList<>();
      long began = System.nanoTime();
      try {
        for (String instance : INSTANCES) {
          workers.add(process(run, instance));
        }
        run.awaitProduced(1);
        for (int kill = 0; kill < KILLS; kill++) {
          run.awaitProduced(run.produced() + 1 + random.nextInt(MESSAGES / KILLS / 3));
          int victim = random.nextInt(workers.size());
          workers.get(victim).kill();
          workers.set(victim, process(run, INSTANCES.get(victim)));
        }
        run.awaitProduced(run.produced() + 1);
        workers.remove(2).kill();
        run.awaitDone();
        double seconds = (System.nanoTime() - began) / 1e9;

        assertThat(MESSAGES / seconds).isLessThan(RATE);
        assertThat(workers.get(0).terminate()).isZero();
        assertThat(workers.get(1).terminate()).isZero();
      } finally {
        workers.forEach(WorkerProcess::close);
      }

      new RawTweets(run.raw())
          .assertExactly(MESSAGES, TweetGenerator.of(TestRun.tweets(USERS), run.lanes()));
      assertThat(run.progress().totals(Stage.PRODUCER)).isEqualTo(new StageTotals(MESSAGES, 0));
    }
  }

  private static TestRun run(long messages, long rate) throws Exception {
    return new TestRun(
        "killed",
        kafka.bootstrapServers(),
        TestRun.tweets(USERS),
        24,
        Optional.of(messages),
        Optional.of(rate));
  }

  private static WorkerProcess process(TestRun run, String instance) throws Exception {
    return WorkerProcess.start(run.config(instance), folder);
  }
}
