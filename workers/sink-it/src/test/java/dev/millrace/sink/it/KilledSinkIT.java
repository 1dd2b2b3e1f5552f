package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.names.DeadLetterHeaders;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.sink.SinkMain;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedKafka.class)
class KilledSinkIT {
  private static final long COUNT = 60_000;
  private static final int TRANSACTION = 500;
  private static final int POISON_EVERY = 100;
  private static final int RANDOM_KILLS = Integer.getInteger("sink.kills", 3);

  @TempDir Path folder;

  @Test
  void killedAtTheWorstMomentsAndAtRandomOnesNothingIsLostOrDoubled(EmbeddedKafka kafka)
      throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    DuckDbFile file = new DuckDbFile(folder.resolve("killed.duckdb"));
    try (Run run = new Run(kafka, "killed", 4)) {
      WarehouseConfig warehouse = new DuckDbConfig(file.path(), "events");
      SinkConfig config = run.config("pod", warehouse, Run.SMALL);
      run.produce(0, COUNT, TRANSACTION, KilledSinkIT::value);

      halt(config, "after", 1);
      halt(config, "before", 2);
      halt(config, "after", 3);
      halt(config, "after", 5);
      for (int i = 0; i < RANDOM_KILLS; i++) {
        killAfter(config, run, random.nextInt(1, 6_000), random.nextInt(100));
      }
      assertThat(run.totals().in()).as("there is work left for the last one").isLessThan(COUNT);
      try (SinkProcess last = start(SinkMain.class, config)) {
        run.awaitSettled(COUNT);
        assertThat(last.terminate()).isZero();
      }

      long dead = COUNT / POISON_EVERY;
      assertThat(run.totals()).isEqualTo(new StageTotals(COUNT, dead));
      assertThat(file.summary("events"))
          .isEqualTo(
              String.format(Locale.ROOT, "%d %d 1 %d", COUNT - dead, COUNT - dead, COUNT - 1));
      assertThat(file.mixedUp("events")).isZero();
      assertThat(run.deadLetters())
          .hasSize((int) dead)
          .extracting(KilledSinkIT::place)
          .doesNotHaveDuplicates();
    }
  }

  private void halt(SinkConfig config, String when, int write) throws Exception {
    try (SinkProcess sink = start(HaltingSink.class, config, when, Integer.toString(write))) {
      assertThat(sink.exitCode()).isEqualTo(137);
    }
  }

  /** Lets it settle some more messages, then kills it after some milliseconds. */
  private void killAfter(SinkConfig config, Run run, int messages, int millis) throws Exception {
    long before = run.totals().in();
    try (SinkProcess sink = start(SinkMain.class, config)) {
      run.awaitSettled(before + messages);
      assertThat(sink.endsWithin(millis)).isFalse();
      sink.kill();
    }
  }

  private SinkProcess start(Class<?> main, SinkConfig config, String... arguments)
      throws Exception {
    return SinkProcess.start(folder.resolve("sink.log"), main, config, arguments);
  }

  private static String place(ConsumerRecord<byte[], byte[]> letter) {
    return Run.header(letter, DeadLetterHeaders.PARTITION)
        + ":"
        + Run.header(letter, DeadLetterHeaders.OFFSET);
  }

  private static byte[] value(long id) {
    return id % POISON_EVERY == 0
        ? "{\"id\":\"poison\"}".getBytes(StandardCharsets.UTF_8)
        : Run.event(id);
  }
}
