package dev.millrace.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many enrichers and threads share the work, what comes out is the same. */
class SameSetIT {
  private static final int MESSAGES = 20_000;

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

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2", "3, 4"})
  void everyMessageOnceAndPerKeyInOrder(int workers, int threads) throws Exception {
    String name = String.format(Locale.ROOT, "same-%d-%d", workers, threads);
    try (TestRun run = new TestRun(kafka.bootstrapServers(), name, 5)) {
      KeyedEvents events = new KeyedEvents(run.names().rawTopic(), 50);
      List<RunningWorker> running = new ArrayList<>();
      run.fill(events.range(0, MESSAGES / 2));
      try {
        for (int i = 0; i < workers; i++) {
          running.add(run.start(run.config("w" + i, threads, List.of())));
        }
        run.awaitMembers(workers * threads);
        run.fill(events.range(MESSAGES / 2, MESSAGES));
        run.awaitTaken(MESSAGES);
      } finally {
        for (RunningWorker worker : running) {
          worker.stop();
        }
      }

      events.assertComplete(run.processed(), MESSAGES);
      assertThat(run.deadLetters()).isEmpty();
      assertThat(run.totals()).isEqualTo(new StageTotals(MESSAGES, 0));
    }
  }
}
