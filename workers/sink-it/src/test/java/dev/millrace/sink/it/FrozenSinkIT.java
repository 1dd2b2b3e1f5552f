package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.files.FileCompression;
import dev.millrace.connector.files.FileFormat;
import dev.millrace.connector.files.FilesConfig;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.sink.SinkMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A sink that is frozen keeps the locks of its partitions, and only of these. */
@ExtendWith(SharedKafka.class)
class FrozenSinkIT {
  private static final long COUNT = 8_000;

  @TempDir Path folder;

  @Test
  void onlyThePartitionsOfAFrozenSinkWaitForIt(EmbeddedKafka kafka) throws Exception {
    FilesConfig files =
        new FilesConfig(folder.resolve("out"), FileFormat.Ndjson, FileCompression.None);
    try (Run run = new Run(kafka, "frozen", 4);
        SinkProcess frozen = start(run.config("a", files, Run.SMALL))) {
      await().until(() -> run.owners().equals(Set.of(run.member("a"))));
      try (SinkProcess other = start(run.config("b", files, Run.SMALL))) {
        await().until(() -> run.owners().equals(Set.of(run.member("a"), run.member("b"))));
        run.produce(0, COUNT);
        run.awaitSettled(COUNT);

        frozen.freeze();
        await().until(() -> run.owners().equals(Set.of(run.member("b"))));
        run.produce(COUNT, COUNT);
        run.awaitSettled(COUNT + COUNT / 2);
        run.produce(2 * COUNT, COUNT);
        run.awaitSettled(2 * COUNT);
        assertThat(run.totals().in())
            .as("half of the partitions wait for the frozen sink")
            .isEqualTo(2 * COUNT);

        frozen.kill();
        run.awaitSettled(3 * COUNT);
        assertThat(other.terminate()).isZero();
      }
      long all = 3 * COUNT;
      assertThat(run.totals()).isEqualTo(new StageTotals(all, 0));
      assertThat(new FileRows(files, run).summary()).isEqualTo(all + " " + all + " 0");
    }
  }

  private SinkProcess start(SinkConfig config) throws Exception {
    return SinkProcess.start(folder.resolve("sink.log"), SinkMain.class, config);
  }

  private static ConditionFactory await() {
    return Awaitility.await()
        .atMost(Run.LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions();
  }
}
