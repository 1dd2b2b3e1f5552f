package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.connector.warehouse.Deduplication;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse that knows batches only as a whole, whose sinks fail and swap partitions. */
@ExtendWith(SharedKafka.class)
class WholeBatchesIT {
  private static final long COUNT = 12_000;
  private static final int POISON_EVERY = 200;
  private static final long DEAD = COUNT / POISON_EVERY;

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  private final JobService service = new JobService();
  private final SplittableRandom random = new SplittableRandom(6);

  @BeforeAll
  static void start(EmbeddedKafka shared) {
    kafka = shared;
  }

  @Test
  void announcedBatchesAreLoadedOnce() throws Exception {
    try (Run run = new Run(kafka, "whole", 4)) {
      run.produce(0, COUNT, WholeBatchesIT::value);
      failAndGoOn(run, Deduplication.BATCHES);

      assertThat(service.ids().size()).isEqualTo(COUNT - DEAD);
      assertThat(Set.copyOf(service.ids()).size()).isEqualTo(COUNT - DEAD);
      assertThat(run.totals()).isEqualTo(new StageTotals(COUNT, DEAD));
      assertThat(run.deadLetters()).hasSize((int) DEAD);
    }
  }

  @Test
  void withoutAnnouncingTheyWouldBeLoadedTwice() throws Exception {
    try (Run run = new Run(kafka, "unannounced", 4)) {
      run.produce(0, COUNT, WholeBatchesIT::value);
      failAndGoOn(run, Deduplication.OFFSETS);

      assertThat(Set.copyOf(service.ids()).size()).isEqualTo(COUNT - DEAD);
      assertThat(service.ids().size()).isGreaterThan((int) (COUNT - DEAD));
    }
  }

  /** One sink fails at every third batch or so, while another comes and goes. */
  private void failAndGoOn(Run run, Deduplication deduplication) throws Exception {
    for (int round = 0; round < 5; round++) {
      service.failAt(random.nextInt(1, 5), round % 2 == 0);
      RunningSink failing = sink(run, "a", deduplication);
      assertThat(failing.failure()).hasMessageContaining("the warehouse failed");
    }
    RunningSink first = sink(run, "a", deduplication);
    run.awaitSettled(run.totals().in() + 1, first);
    RunningSink second = sink(run, "b", deduplication);
    run.awaitSettled(COUNT / 2, first, second);
    first.close();
    RunningSink third = sink(run, "a", deduplication);
    run.awaitSettled(COUNT, second, third);
    second.close();
    third.close();
  }

  private RunningSink sink(Run run, String instance, Deduplication deduplication) {
    // Never cut in the same places twice, as it is when time decides.
    int rows = random.nextInt(200, 500);
    BatchLimits limits = new BatchLimits(rows, 1 << 20, Duration.ofMillis(100));
    SinkConfig config =
        run.config(instance, new DuckDbConfig(folder.resolve("unused"), "t"), limits);
    return new RunningSink(config, (c, origin) -> service.client(deduplication));
  }

  private static byte[] value(long id) {
    return id % POISON_EVERY == 0 ? "[]".getBytes(StandardCharsets.UTF_8) : Run.event(id);
  }
}
