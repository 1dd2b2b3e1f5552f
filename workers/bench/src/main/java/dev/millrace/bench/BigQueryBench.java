package dev.millrace.bench;

import dev.millrace.connector.bigquery.LoadJobWarehouse;
import dev.millrace.connector.bigquery.LoadSettings;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.config.Partitioning;
import dev.millrace.connector.bigquery.config.WriteMethod;
import dev.millrace.connector.bigquery.fake.FakeBigQueryMain;
import dev.millrace.connector.bigquery.load.PollIntervals;
import dev.millrace.connector.bigquery.rest.UploadSize;
import dev.millrace.connector.bigquery.stage.Packing;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.WriteLimits;
import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.sink.SinkWorker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * The BigQuery sink, by load jobs as for BigQuery itself, into one on this machine that reads and
 * checks every row, against a loop that reads the same topic and does nothing.
 */
final class BigQueryBench implements AutoCloseable {
  private static final String PROJECT = "bench-project";
  private static final String DATASET = "bench";
  private static final BatchLimits BATCH =
      new BatchLimits(100_000, 64 << 20, Duration.ofSeconds(5));
  private static final LoadSettings SETTINGS =
      new LoadSettings(
          PollIntervals.EMULATOR, Packing.GZIP, UploadSize.USUAL, OptionalInt.empty(), true);
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final Lab lab;
  private final Process fake;
  private final String endpoint;

  private BigQueryBench(Lab lab, Process fake, String endpoint) {
    this.lab = lab;
    this.fake = fake;
    this.endpoint = endpoint;
  }

  static BigQueryBench open(Lab lab) throws IOException, InterruptedException {
    Path log = lab.folder().resolve("bigquery.log");
    int port = Lab.freePort();
    Process fake = Lab.start(log, FakeBigQueryMain.class, "" + port, PROJECT, DATASET, "US");
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!Files.readString(log).contains("serving")) {
      if (System.nanoTime() > deadline || !fake.isAlive()) {
        throw new IllegalStateException("no BigQuery: " + Files.readString(log));
      }
      Thread.sleep(50);
    }
    return new BigQueryBench(lab, fake, "http://127.0.0.1:" + port);
  }

  double ours(RunNames names, long messages, String round) throws Exception {
    lab.rewind(names, names.deadLetterTopic(), List.of(names.group(Stage.SINK)));
    BigQueryConfig table = table(round.replace('-', '_'));
    SinkConfig config =
        new SinkConfig(
            names.run(),
            "bench",
            lab.connection(),
            table,
            SinkBench.COLUMNS,
            BATCH,
            OnDataLoss.Fail,
            0);
    StageContext context = StageContext.of(Stage.SINK, config, new SimpleMeterRegistry());
    SinkWorker worker =
        new SinkWorker(
            config,
            context,
            (c, origin) ->
                new LoadJobWarehouse(
                    table,
                    c.columns(),
                    origin,
                    lab.folder().resolve("staged"),
                    SETTINGS,
                    Clock.systemUTC()));
    return lab.stage(names, Stage.SINK, worker, messages).perSecond();
  }

  double theirs(RunNames names, long messages) {
    try (Consumer<byte[], byte[]> consumer = lab.clients("bare").consumer(names.run() + "-read")) {
      consumer.subscribe(List.of(names.processedTopic()));
      long first = 0;
      long firstNanos = 0;
      long read = 0;
      while (read < messages) {
        read += consumer.poll(Duration.ofMillis(100)).count();
        if (first == 0 && read > 0) {
          first = read;
          firstNanos = System.nanoTime();
        }
      }
      return new Measure(read - first, System.nanoTime() - firstNanos).perSecond();
    }
  }

  @Override
  public void close() {
    fake.destroyForcibly();
  }

  private BigQueryConfig table(String name) {
    return new BigQueryConfig(
        PROJECT,
        DATASET,
        name,
        Optional.empty(),
        WriteMethod.LoadJob,
        true,
        true,
        Partitioning.None,
        Optional.empty(),
        List.of(),
        Map.of(),
        Optional.of(endpoint),
        Optional.empty(),
        WriteLimits.NONE);
  }
}
