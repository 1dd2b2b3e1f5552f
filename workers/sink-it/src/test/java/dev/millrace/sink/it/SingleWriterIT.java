package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.progress.SinkMetadataKeys;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.sink.SinkMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Several sinks on a warehouse that takes one writer at a time. */
@ExtendWith(SharedKafka.class)
class SingleWriterIT {
  private static final long COUNT = 20_000;

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start(EmbeddedKafka shared) {
    kafka = shared;
  }

  @Test
  void aSinkThatWaitsForTheLockOwnsNothingUntilItsHolderDies() throws Exception {
    DuckDbFile file = new DuckDbFile(folder.resolve("two.duckdb"));
    try (Run run = new Run(kafka, "two", 4)) {
      try (SinkProcess first = start("first.log", config(run, "first", file))) {
        run.produce(0, COUNT);
        run.awaitSettled(COUNT);
        try (SinkProcess second = start("waiting.log", config(run, "second", file))) {
          // Long enough that it has joined the group in order to tell what it waits for.
          await()
              .until(() -> run.members().equals(Set.of(run.member("first"), run.member("second"))));
          run.produce(COUNT, COUNT);
          run.awaitSettled(2 * COUNT);
          assertThat(run.owners()).containsExactly(run.member("first"));
          assertThat(run.sinkNotes())
              .as("the owner's state is what is told")
              .allSatisfy(n -> assertThat(n.more()).doesNotContainKey(SinkMetadataKeys.STATE));

          first.kill();
          run.produce(2 * COUNT, COUNT);
          run.awaitSettled(3 * COUNT);
          assertThat(run.owners()).containsExactly(run.member("second"));
          assertThat(second.terminate()).isZero();
        }
      }
      long all = 3 * COUNT;
      assertThat(run.totals()).isEqualTo(new StageTotals(all, 0));
      assertThat(file.summary("events"))
          .isEqualTo(String.format(Locale.ROOT, "%d %d 0 %d", all, all, all - 1));
    }
  }

  private static SinkConfig config(Run run, String instance, DuckDbFile file) {
    return run.config(instance, new DuckDbConfig(file.path(), "events"), Run.SMALL);
  }

  private static SinkProcess start(String log, SinkConfig config) throws Exception {
    return SinkProcess.start(folder.resolve(log), SinkMain.class, config);
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Run.LIMIT).pollInterval(Duration.ofMillis(100));
  }
}
