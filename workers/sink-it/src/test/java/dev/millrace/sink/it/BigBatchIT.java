package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.fake.Operation;
import dev.millrace.connector.bigquery.fake.Trouble;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Batches that are larger than the sink's memory, while BigQuery takes nothing. */
@ExtendWith(SharedKafka.class)
class BigBatchIT {
  private static final int MESSAGES = 107_000;
  private static final int ROWS = 50_000;
  private static final int TEXT_CHARS = 1_600;
  private static final int HEAP_MIB = 72;

  @TempDir Path folder;

  @Test
  void anOutageCostsDiskAndNoMemoryAndEndsExact(EmbeddedKafka kafka) throws Exception {
    try (FakeBigQuery fake = FakeBigQuery.start();
        Run run = new Run(kafka, "big", 3)) {
      BigQueryTarget target = new BigQueryTarget(fake, folder);
      run.produce(0, MESSAGES, 10_000, BigBatchIT::event);
      fake.script().always(Operation.UPLOAD_OPEN, new Trouble.Refuse(503, "backendError"));
      Path staged = folder.resolve("staged");
      SinkConfig config =
          run.config(
              "pod", target.config(), new BatchLimits(ROWS, 1L << 40, Duration.ofSeconds(5)));
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

  /** Text that packs badly, so that packing alone does not make a batch fit into memory. */
  private static byte[] event(long id) {
    SplittableRandom random = new SplittableRandom(id);
    StringBuilder json = new StringBuilder("{\"id\":").append(id).append(",\"text\":\"");
    int end = json.length() + TEXT_CHARS;
    while (json.length() < end) {
      json.append(Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX));
    }
    return json.append("\"}").toString().getBytes(StandardCharsets.UTF_8);
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
