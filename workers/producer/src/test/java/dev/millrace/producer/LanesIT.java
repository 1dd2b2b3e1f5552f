package dev.millrace.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.tweets.TweetGenerator;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.runtime.run.FatalStageException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanesIT {
  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(folder);
  }

  @AfterAll
  static void end() {
    kafka.close();
  }

  @Test
  void oneProducerMakesEveryMessageOnce() throws Exception {
    try (TestRun run = tweets("one", 24, 10_000)) {
      run.start("a");
      run.awaitDone();

      assertExact(run, 10_000);
    }
  }

  @Test
  void producersComeAndGo() throws Exception {
    int messages = 400_000;
    try (TestRun run = tweets("scaled", 24, messages)) {
      WorkerThread first = run.start("a");
      run.awaitProduced(1);
      WorkerThread second = run.start("b");
      WorkerThread third = run.start("c");
      run.awaitProduced(100_000);
      first.close();
      run.awaitProduced(200_000);
      second.close();
      run.start("d");
      run.awaitProduced(300_000);
      third.close();
      run.awaitDone();

      assertExact(run, messages);
    }
  }

  @Test
  void moreProducersThanLanes() throws Exception {
    try (TestRun run = tweets("idle", 2, 1_000)) {
      run.start("a");
      run.start("b");
      WorkerThread third = run.start("c");
      run.awaitDone();

      assertExact(run, 1_000);
      third.awaitReady();
    }
  }

  @Test
  void lanesWithoutMessagesAreDoneToo() throws Exception {
    try (TestRun run = tweets("few", 24, 5)) {
      run.start("a");
      run.awaitDone();

      assertExact(run, 5);
    }
  }

  @Test
  void aFinishedRunStaysFinished() throws Exception {
    try (TestRun run = tweets("again", 4, 100)) {
      run.start("a").awaitReady();
      run.awaitDone();
      run.start("b").awaitReady();

      assertExact(run, 100);
    }
  }

  @Test
  void aLanesTopicOfAnotherRunIsRefused() throws Exception {
    try (TestRun run = tweets("other", 4, 100)) {
      ProducerConfig wrong = run.config("a", 5);

      assertThat(WorkerThread.start(wrong).failure())
          .isInstanceOf(FatalStageException.class)
          .hasMessage(
              "topic other.lanes has 4 partitions, but this run has 5 lanes; it belongs to another"
                  + " run");
    }
  }

  private static TestRun tweets(String name, int lanes, long messages) throws Exception {
    return new TestRun(
        name,
        kafka.bootstrapServers(),
        TestRun.tweets(1000),
        lanes,
        Optional.of(messages),
        Optional.empty());
  }

  private static void assertExact(TestRun run, int messages) {
    RawTweets raw = new RawTweets(run.raw());
    raw.assertExactly(messages, generator(run));
    assertThat(run.progress().totals(Stage.PRODUCER)).isEqualTo(new StageTotals(messages, 0));
  }

  private static TweetGenerator generator(TestRun run) {
    return TweetGenerator.of(TestRun.tweets(1000), run.lanes());
  }
}
