package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.connector.files.FileCompression;
import dev.millrace.connector.files.FileFormat;
import dev.millrace.connector.files.FilesConfig;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.runtime.progress.WarehouseRows;
import dev.millrace.runtime.progress.WarehouseRows.Answer;
import dev.millrace.runtime.run.DataLossException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The warehouse loses what Kafka says is written: it is written again, or the run stops. */
@ExtendWith(SharedKafka.class)
class LostWarehouseIT {
  private static final long COUNT = 6_000;

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start(EmbeddedKafka shared) {
    kafka = shared;
  }

  @Test
  void aDatabaseRemovedWhileStoppedIsWrittenAgain() throws Exception {
    DuckDbFile file = new DuckDbFile(folder.resolve("stopped.duckdb"));
    try (Run run = new Run(kafka, "stopped", 2)) {
      write(run, duckDb(run, file), 0, COUNT);
      Files.delete(file.path());
      write(run, duckDb(run, file), COUNT, COUNT);
      assertExact(run, file, 2 * COUNT);
    }
  }

  @Test
  void anOlderDatabaseRestoredWhileStoppedIsWrittenOn() throws Exception {
    DuckDbFile file = new DuckDbFile(folder.resolve("restored.duckdb"));
    Path backup = folder.resolve("backup");
    try (Run run = new Run(kafka, "restored", 2)) {
      write(run, duckDb(run, file), 0, COUNT);
      Files.copy(file.path(), backup);
      write(run, duckDb(run, file), COUNT, COUNT);
      Files.move(backup, file.path(), StandardCopyOption.REPLACE_EXISTING);
      write(run, duckDb(run, file), 2 * COUNT, COUNT);
      assertExact(run, file, 3 * COUNT);
    }
  }

  @Test
  void aDatabaseRemovedWhileRunningIsWrittenAgainWithoutARestart() throws Exception {
    DuckDbFile file = new DuckDbFile(folder.resolve("running.duckdb"));
    try (Run run = new Run(kafka, "running", 2)) {
      try (RunningSink sink = new RunningSink(duckDb(run, file))) {
        run.produce(0, COUNT);
        run.awaitSettled(COUNT, sink);
        awaitRows(run, COUNT);
        Files.delete(file.path());
        // Nothing comes, so only the look every second can find it, and Kafka is told.
        Awaitility.await()
            .atMost(Run.LIMIT)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> rows(run).answer() != Answer.AGREES);
        awaitRows(run, COUNT);
        run.produce(COUNT, COUNT);
        run.awaitSettled(2 * COUNT, sink);
      }
      assertExact(run, file, 2 * COUNT);
    }
  }

  @Test
  void rowsThatAreGoneFromBothStopTheSink() throws Exception {
    DuckDbFile file = new DuckDbFile(folder.resolve("both.duckdb"));
    try (Run run = new Run(kafka, "both", 1)) {
      write(run, duckDb(run, file), 0, COUNT);
      Files.delete(file.path());
      try (Admin admin = run.clients().admin()) {
        TopicPartition partition = new TopicPartition(run.names().processedTopic(), 0);
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(100))).all().get();
      }
      RunningSink sink = new RunningSink(duckDb(run, file));
      assertThat(sink.failure())
          .isInstanceOf(DataLossException.class)
          .hasMessageContaining("offsets 0 to 99 of both.processed-0 are gone");
    }
  }

  @Test
  void filesAndFolderThatWereRemovedAreWrittenAgain() throws Exception {
    FilesConfig files =
        new FilesConfig(folder.resolve("out"), FileFormat.Ndjson, FileCompression.None);
    try (Run run = new Run(kafka, "files", 2)) {
      SinkConfig config = run.config("pod", files, Run.SMALL);
      write(run, config, 0, COUNT);
      Files.move(files.path(), Files.createTempDirectory(folder, "gone").resolve("out"));
      write(run, config, COUNT, COUNT);
      try (Stream<Path> entries = Files.list(files.path())) {
        Files.delete(entries.filter(Files::isRegularFile).sorted().skip(1).findFirst().get());
      }
      try (RunningSink sink = new RunningSink(config)) {
        run.produce(2 * COUNT, COUNT);
        run.awaitSettled(3 * COUNT, sink);
        Files.move(files.path(), Files.createTempDirectory(folder, "gone").resolve("out"));
        run.produce(3 * COUNT, COUNT);
        run.awaitSettled(4 * COUNT, sink);
        awaitRows(run, 4 * COUNT);
        try (Stream<Path> entries = Files.list(files.path())) {
          Files.delete(entries.filter(Files::isRegularFile).sorted().skip(1).findFirst().get());
        }
        Awaitility.await().atMost(Run.LIMIT).until(() -> rows(run).answer() != Answer.AGREES);
        awaitRows(run, 4 * COUNT);
      }
      long all = 4 * COUNT;
      assertThat(run.totals()).isEqualTo(new StageTotals(all, 0));
      assertThat(new FileRows(files, run).summary()).isEqualTo(all + " " + all + " 0");
    }
  }

  private static WarehouseRows rows(Run run) {
    return WarehouseRows.of(run.progress());
  }

  private static void awaitRows(Run run, long count) {
    Awaitility.await()
        .atMost(Run.LIMIT)
        .until(
            () ->
                rows(run).equals(new WarehouseRows(Answer.AGREES, OptionalLong.of(count), count)));
  }

  private static void write(Run run, SinkConfig config, long first, long count) throws Exception {
    run.produce(first, count);
    try (RunningSink sink = new RunningSink(config)) {
      run.awaitSettled(first + count, sink);
    }
  }

  private static SinkConfig duckDb(Run run, DuckDbFile file) {
    return run.config("pod", new DuckDbConfig(file.path(), "events"), Run.SMALL);
  }

  private static void assertExact(Run run, DuckDbFile file, long all) throws Exception {
    assertThat(run.totals()).isEqualTo(new StageTotals(all, 0));
    assertThat(file.summary("events")).isEqualTo(all + " " + all + " 0 " + (all - 1));
    assertThat(file.mixedUp("events")).isZero();
  }
}
