package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.connector.files.EventFiles;
import dev.millrace.connector.files.FileCompression;
import dev.millrace.connector.files.FileFormat;
import dev.millrace.connector.files.FilesConfig;
import dev.millrace.connector.registry.Connectors;
import dev.millrace.connector.warehouse.Deduplication;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.runtime.run.Health;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Partitions change hands while events keep coming. */
@ExtendWith(SharedKafka.class)
class RebalanceIT {
  private static final BatchLimits LIMITS = new BatchLimits(700, 1 << 20, Duration.ofMillis(150));

  /** Cut by time alone, so that a batch has rows of all partitions. */
  private static final BatchLimits WIDE =
      new BatchLimits(1_000_000, 1 << 30, Duration.ofMillis(300));

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start(EmbeddedKafka shared) {
    kafka = shared;
  }

  @Test
  void filesStayExactWhenASinkIsStuckWithPartitionsOfOthers() throws Exception {
    FilesConfig files =
        new FilesConfig(folder.resolve("out"), FileFormat.Ndjson, FileCompression.Zstd);
    Gate gate = new Gate();
    try (Run run = new Run(kafka, "stuck", 4);
        Flow flow = new Flow(run)) {
      try (RunningSink stuck =
          new RunningSink(
              run.config("a", files, LIMITS),
              (config, origin) -> gate.before(Connectors.all().warehouse(config, origin)))) {
        run.awaitSettled(2_000, stuck);
        gate.set(false);
        await().until(gate::isHoldingUp);
        try (RunningSink other = new RunningSink(run.config("b", files, LIMITS))) {
          await()
              .until(
                  () -> {
                    stuck.throwIfEnded();
                    other.throwIfEnded();
                    Health.Report report = other.context().health().report();
                    return report.detail().contains("another sink still writes partition");
                  });
          gate.set(true);
          await().until(() -> run.owners().size() == 2);
          run.awaitSettled(run.totals().in() + 4_000, stuck, other);
          long all = flow.end();
          run.awaitSettled(all, stuck, other);
          assertThat(run.totals()).isEqualTo(new StageTotals(all, 0));
          assertThat(rows(files, run)).isEqualTo(all + " " + all + " 0");
        }
      } finally {
        gate.set(true);
      }
    }
  }

  @Test
  void wholeBatchesStayExactWhenSinksComeGoAndFail() throws Exception {
    JobService service = new JobService();
    try (Run run = new Run(kafka, "jobs", 4);
        Flow flow = new Flow(run)) {
      RunningSink alone = sink(run, "alone", service);
      run.awaitSettled(2_000, alone);
      service.failAt(2, true);
      assertThat(alone.failure()).hasMessageContaining("killed after the job");

      // Both find half of the partitions of a batch that was begun, and both look after it.
      RunningSink a = sink(run, "a", service);
      RunningSink b = sink(run, "b", service);
      await().until(() -> run.owners().size() == 2);
      run.awaitSettled(run.totals().in() + 3_000, a, b);

      service.failAt(3, false);
      await().until(() -> a.hasFailed() || b.hasFailed());
      RunningSink survivor = a.hasFailed() ? b : a;
      RunningSink again = sink(run, a.hasFailed() ? "a" : "b", service);
      await().until(() -> run.owners().size() == 2);
      run.awaitSettled(run.totals().in() + 3_000, survivor, again);
      survivor.close();
      run.awaitSettled(run.totals().in() + 3_000, again);

      long all = flow.end();
      run.awaitSettled(all, again);
      again.close();
      assertThat(run.totals()).isEqualTo(new StageTotals(all, 0));
      assertThat((long) service.ids().size()).isEqualTo(all);
      assertThat((long) Set.copyOf(service.ids()).size()).isEqualTo(all);
    }
  }

  private static RunningSink sink(Run run, String instance, JobService service) {
    WarehouseConfig unused = new DuckDbConfig(folder.resolve("unused"), "t");
    return new RunningSink(
        run.config(instance, unused, WIDE),
        (config, origin) -> service.client(Deduplication.BATCHES));
  }

  private static String rows(FilesConfig config, Run run) throws Exception {
    EventFiles files = new EventFiles(config, Run.COLUMNS, run.names().processedTopic());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT id), count(*) FILTER (text <> 'text of ' || id)"
                    + " FROM "
                    + files.relation())) {
      row.next();
      return row.getString(1) + " " + row.getString(2) + " " + row.getString(3);
    }
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Run.LIMIT).pollInterval(Duration.ofMillis(50));
  }
}
