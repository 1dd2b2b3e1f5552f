package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.fake.Operation;
import dev.millrace.connector.bigquery.fake.Trouble;
import dev.millrace.connector.tweets.TweetGenerator;
import dev.millrace.connector.tweets.TweetsConfig;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.event.Tweet;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Batches that are larger than the sink's memory, while BigQuery takes nothing. */
@ExtendWith(SharedKafka.class)
class BigBatchIT {
  private static final int MESSAGES = 320_000;
  private static final int ROWS = 150_000;
  private static final int HEAP_MIB = 72;

  @TempDir Path folder;

  @Test
  void anOutageCostsDiskAndNoMemoryAndEndsExact(EmbeddedKafka kafka) throws Exception {
    try (FakeBigQuery fake = FakeBigQuery.start();
        Run run = new Run(kafka, "big", 3)) {
      BigQueryTarget target = new BigQueryTarget(fake, folder);
      TweetGenerator tweets =
          TweetGenerator.of(new TweetsConfig(1, 10_000, Instant.parse("2026-01-01T00:00:00Z")), 1);
      run.produce(0, MESSAGES, 10_000, id -> tweets.message(id).value());
      fake.script().always(Operation.UPLOAD_OPEN, new Trouble.Refuse(503, "backendError"));
      Path staged = folder.resolve("staged");
      SinkConfig config =
          run.config(
              "pod",
              target.config(),
              Tweet.COLUMNS,
              new BatchLimits(ROWS, 1L << 40, Duration.ofSeconds(5)));
      Path log = folder.resolve("sink.log");
      try (SinkProcess sink =
          SinkProcess.start(HEAP_MIB, log, PackingSink.class, config, staged.toString())) {
        // One batch is tried again and again, the next one is full and waits.
        Awaitility.await()
            .atMost(Run.LIMIT)
            .until(() -> Files.readString(log).contains("next attempt in") && files(staged) == 3);
        Thread.sleep(5_000);
        assertThat(files(staged)).as("two batches, and one as it is sent").isEqualTo(3);
        assertThat(sink.isAlive()).isTrue();
        fake.script().lift(Operation.UPLOAD_OPEN);
        run.awaitSettled(MESSAGES);
        assertThat(sink.terminate()).isZero();
      }
      assertThat(run.totals()).isEqualTo(new StageTotals(MESSAGES, 0));
      assertThat(target.rows()).isEqualTo(MESSAGES);
      assertThat(target.distinctIds()).isEqualTo(MESSAGES);
      assertThat(staged).doesNotExist();
    }
  }

  private static long files(Path staged) throws IOException {
    if (!Files.isDirectory(staged)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(staged)) {
      return files.count();
    }
  }
}
