package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.names.DeadLetterHeaders;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.sink.SinkMain;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A table with constraints that some events break. */
@ExtendWith(SharedKafka.class)
class RefusedRowsIT {
  private static final long COUNT = 10_000;
  private static final long BROKEN_EVERY = 500;

  @TempDir Path folder;

  @Test
  void rowsThatBreakAConstraintAreDeadLettersOnceAlsoWhenASinkDiesBetweenDatabaseAndKafka(
      EmbeddedKafka kafka) throws Exception {
    DuckDbFile file = new DuckDbFile(folder.resolve("checked.duckdb"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file.path());
        Statement statement = connection.createStatement()) {
      statement.execute(
          String.format(
              Locale.ROOT,
              "CREATE TABLE events (id BIGINT PRIMARY KEY CHECK (id %% %d <> 7), text VARCHAR)",
              BROKEN_EVERY));
    }
    try (Run run = new Run(kafka, "checked", 2)) {
      SinkConfig config = run.config("pod", new DuckDbConfig(file.path(), "events"), Run.SMALL);
      run.produce(0, COUNT);
      try (SinkProcess halted = start(HaltingSink.class, config, "after", "1")) {
        assertThat(halted.exitCode()).isEqualTo(137);
      }
      assertThat(run.deadLetters()).as("the database knows of some, Kafka of none").isEmpty();
      try (SinkProcess sink = start(SinkMain.class, config)) {
        run.awaitSettled(COUNT);
        assertThat(sink.terminate()).isZero();
      }

      long dead = COUNT / BROKEN_EVERY;
      assertThat(run.totals()).isEqualTo(new StageTotals(COUNT, dead));
      assertThat(file.summary("events"))
          .isEqualTo(
              String.format(Locale.ROOT, "%d %d 0 %d", COUNT - dead, COUNT - dead, COUNT - 1));
      assertThat(run.deadLetters())
          .hasSize((int) dead)
          .allSatisfy(
              letter -> {
                assertThat(Run.header(letter, DeadLetterHeaders.REASON)).isEqualTo("RowRefused");
                assertThat(Run.header(letter, DeadLetterHeaders.DETAIL))
                    .contains("CHECK constraint failed on table events");
              })
          .extracting(RefusedRowsIT::place)
          .doesNotHaveDuplicates();
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
}
