package dev.millrace.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrichers in processes of their own, killed while they work. */
class KilledEnricherIT {
  private static final int KEYS = 50;

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"));
  }

  @AfterAll
  static void end() {
    kafka.close();
  }

  @Test
  void killedAndStartedAgainItGoesOnExactly() throws Exception {
    int messages = 0;
    SplittableRandom random = new SplittableRandom(20260102);
    Path log = folder.resolve("again.log");
    try (TestRun run = new TestRun(kafka.bootstrapServers(), "again", 3)) {
      KeyedEvents events = new KeyedEvents(run.names().rawTopic(), KEYS);
      for (int kills = 0; kills < 4; kills++) {
        EnricherProcess process = new EnricherProcess(run.config("a", 2, List.of()), log);
        int before = messages;
        while (run.totals().in() <= before || random.nextInt(4) > 0) {
          run.fill(events.range(messages, messages += 5_000));
        }
        process.kill();
      }
      EnricherProcess last = new EnricherProcess(run.config("a", 2, List.of()), log);
      run.awaitTaken(messages);

      assertThat(last.terminate()).as(Files.readString(log)).isZero();
      events.assertComplete(run.processed(), messages);
      assertThat(run.totals()).isEqualTo(new StageTotals(messages, 0));
    }
  }

  @Test
  void anotherTakesOverFromOneThatNeverComesBack() throws Exception {
    int messages = 60_000;
    Path log = folder.resolve("other.log");
    try (TestRun run = new TestRun(kafka.bootstrapServers(), "other", 3)) {
      KeyedEvents events = new KeyedEvents(run.names().rawTopic(), KEYS);
      run.fill(events.range(0, messages / 2));
      EnricherProcess gone = new EnricherProcess(run.config("a", 1, List.of()), log);
      run.awaitTaken(1);
      gone.kill();
      run.fill(events.range(messages / 2, messages));

      run.enrich(run.config("b", 1, List.of()), messages);

      events.assertComplete(run.processed(), messages);
      assertThat(run.totals()).isEqualTo(new StageTotals(messages, 0));
    }
  }
}
