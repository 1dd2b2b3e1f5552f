package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.runtime.run.Health;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedKafka.class)
class UnavailableWarehouseIT {
  private static final long COUNT = 20_000;

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start(EmbeddedKafka shared) {
    kafka = shared;
  }

  @Test
  void aFileHeldByAnotherProcessIsWaitedFor() throws Exception {
    DuckDbFile file = new DuckDbFile(folder.resolve("held.duckdb"));
    Path log = folder.resolve("holder.log");
    try (Run run = new Run(kafka, "held", 2);
        SinkProcess holder =
            SinkProcess.start(log, DatabaseHolder.class, null, file.path().toString())) {
      await().until(() -> Files.readString(log).contains("held"));
      run.produce(0, COUNT);
      try (RunningSink sink = new RunningSink(config(run, file))) {
        awaitWaiting(sink, "Could not set lock on file");
        assertThat(sink.context().health().report().detail())
            .startsWith("waiting for the warehouse: cannot open DuckDB file " + file.path());
        assertThat(run.totals()).isEqualTo(new StageTotals(0, 0));

        holder.kill();
        run.awaitSettled(COUNT, sink);
      }
      assertExact(run, file);
    }
  }

  @Test
  void aFullDiskIsWaitedForAndNothingIsReadAhead() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(mount(disk, "8m"), "needs the right to mount a small tmpfs");
    DuckDbFile file = new DuckDbFile(disk.resolve("full.duckdb"));
    try (Run run = new Run(kafka, "full", 2)) {
      run.produce(0, COUNT, UnavailableWarehouseIT::large);
      try (RunningSink sink = new RunningSink(config(run, file))) {
        awaitWaiting(sink, "No space left on device");
        long settled = run.totals().in();
        await().until(() -> sink.context().metrics().retries() > 4);
        assertThat(run.totals().in()).isEqualTo(settled).isLessThan(COUNT);
        long readAhead = COUNT - settled - sink.lag();
        assertThat(readAhead)
            .as("two batches and what one poll brings")
            .isBetween(1L, 2L * Run.SMALL.rows() + 5_000);
        assertThat(sink.context().health().report().state()).isEqualTo(Health.State.WAITING);

        assertThat(mount(disk, "remount,size=64m")).isTrue();
        run.awaitSettled(COUNT, sink);
      }
      assertExact(run, file);
    } finally {
      call("umount", disk.toString());
    }
  }

  private static void assertExact(Run run, DuckDbFile file) throws Exception {
    assertThat(run.totals()).isEqualTo(new StageTotals(COUNT, 0));
    assertThat(file.summary("events"))
        .isEqualTo(String.format(Locale.ROOT, "%d %d 0 %d", COUNT, COUNT, COUNT - 1));
  }

  private static void awaitWaiting(RunningSink sink, String why) {
    await()
        .until(
            () -> {
              sink.throwIfEnded();
              Health.Report report = sink.context().health().report();
              return report.state() == Health.State.WAITING
                  && report.detail().contains(why)
                  && sink.context().metrics().retries() > 0;
            });
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Run.LIMIT).pollInterval(Duration.ofMillis(50));
  }

  private static SinkConfig config(Run run, DuckDbFile file) {
    return run.config("a", new DuckDbConfig(file.path(), "events"), Run.SMALL);
  }

  private static byte[] large(long id) {
    StringBuilder text = new StringBuilder();
    SplittableRandom random = new SplittableRandom(id);
    for (int i = 0; i < 40; i++) {
      text.append(Long.toString(random.nextLong(), 36));
    }
    return String.format(Locale.ROOT, "{\"id\":%d,\"text\":\"%s\"}", id, text)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static boolean mount(Path disk, String options) throws Exception {
    return options.startsWith("remount")
        ? call("mount", "-o", options, disk.toString())
        : call("mount", "-t", "tmpfs", "-o", "size=" + options, "tmpfs", disk.toString());
  }

  private static boolean call(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
