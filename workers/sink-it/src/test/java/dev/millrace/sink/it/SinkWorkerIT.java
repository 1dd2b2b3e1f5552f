package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.connector.registry.Connectors;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.names.DeadLetterHeaders;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.run.Health;
import dev.millrace.sink.WarehouseFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedKafka.class)
class SinkWorkerIT {
  private static final long COUNT = 5_000;

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start(EmbeddedKafka shared) {
    kafka = shared;
  }

  @Test
  void everyEventIsARowOrADeadLetterOnce() throws Exception {
    DuckDbFile file = new DuckDbFile(folder.resolve("rows.duckdb"));
    try (Run run = new Run(kafka, "rows", 3)) {
      SinkConfig config = run.config("a", duckDb(file), Run.SMALL);
      run.produce(0, COUNT, id -> id % 50 == 7 ? poison(id) : Run.event(id));
      try (RunningSink sink = new RunningSink(config)) {
        run.awaitSettled(COUNT, sink);
        assertThat(sink.context().health().report().state()).isEqualTo(Health.State.RUNNING);
      }
      long dead = COUNT / 50;
      assertThat(run.totals()).isEqualTo(new StageTotals(COUNT, dead));
      assertThat(file.summary("events"))
          .isEqualTo(
              String.format(Locale.ROOT, "%d %d 0 %d", COUNT - dead, COUNT - dead, COUNT - 1));
      assertThat(file.mixedUp("events")).isZero();
      assertThat(run.deadLetters()).hasSize((int) dead);

      run.produce(COUNT, COUNT);
      try (RunningSink sink = new RunningSink(config)) {
        run.awaitSettled(2 * COUNT, sink);
      }
      assertThat(run.totals()).isEqualTo(new StageTotals(2 * COUNT, dead));
      assertThat(file.summary("events"))
          .isEqualTo(
              String.format(
                  Locale.ROOT, "%d %d 0 %d", 2 * COUNT - dead, 2 * COUNT - dead, 2 * COUNT - 1));
    }
  }

  @Test
  void poisonOfEveryKindIsADeadLetterWithItsReason() throws Exception {
    List<byte[]> poison =
        Arrays.asList(
            null,
            new byte[0],
            bytes("{\"id\":1"),
            bytes("[1,2]"),
            bytes("{\"id\":\"1\"}"),
            bytes("{\"id\":1,\"id\":1}"),
            bytes("{\"u\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"),
            new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'});
    DuckDbFile file = new DuckDbFile(folder.resolve("poison.duckdb"));
    try (Run run = new Run(kafka, "poison", 1)) {
      LongFunction<byte[]> value = id -> id < poison.size() ? poison.get((int) id) : Run.event(id);
      run.produce(0, poison.size() + 2, value);
      try (RunningSink sink = new RunningSink(run.config("a", duckDb(file), Run.SMALL))) {
        run.awaitSettled(poison.size() + 2, sink);
      }
      List<ConsumerRecord<byte[], byte[]>> letters = run.deadLetters();
      assertThat(letters)
          .extracting(letter -> Run.header(letter, DeadLetterHeaders.REASON))
          .containsExactly(
              "NullValue",
              "EmptyValue",
              "InvalidJson",
              "NotAnObject",
              "WrongType",
              "DuplicateKey",
              "TooDeep",
              "InvalidUtf8");
      assertThat(letters).extracting(ConsumerRecord::value).containsExactlyElementsOf(poison);
      assertThat(letters.get(5).key()).isEqualTo(Run.key(5));
      assertThat(Run.header(letters.get(5), DeadLetterHeaders.STAGE)).isEqualTo("sink");
      assertThat(Run.header(letters.get(5), DeadLetterHeaders.SOURCE))
          .isEqualTo("poison.processed");
      assertThat(file.summary("events")).isEqualTo("2 2 8 9");
    }
  }

  @Test
  void rowsThatOnlyTheWarehouseRefusesAreDeadLettersToo() throws Exception {
    DuckDbFile file = new DuckDbFile(folder.resolve("refused.duckdb"));
    try (Run run = new Run(kafka, "refused", 2)) {
      run.produce(0, 1_000);
      SinkConfig config = run.config("a", duckDb(file), Run.SMALL);
      WarehouseFactory picky =
          (c, origin) -> new PickyWarehouse(Connectors.all().warehouse(c, origin));
      try (RunningSink sink = new RunningSink(config, picky)) {
        run.awaitSettled(1_000, sink);
      }
      assertThat(run.totals()).isEqualTo(new StageTotals(1_000, 10));
      assertThat(run.deadLetters())
          .hasSize(10)
          .allSatisfy(
              letter -> {
                assertThat(Run.header(letter, DeadLetterHeaders.REASON)).isEqualTo("RowRefused");
                assertThat(Run.header(letter, DeadLetterHeaders.DETAIL))
                    .isEqualTo("not wanted here");
                long id =
                    Long.parseLong(new String(letter.key(), StandardCharsets.UTF_8).substring(4));
                assertThat(id % 100).isZero();
                assertThat(letter.value()).isEqualTo(Run.event(id));
              });
    }
  }

  @Test
  void whatOnlyAPersonCanMendEndsTheSink() throws Exception {
    try (Run run = new Run(kafka, "misfit", 1)) {
      DuckDbConfig folderAsFile = new DuckDbConfig(folder, "events");
      RunningSink sink = new RunningSink(run.config("a", folderAsFile, Run.SMALL));
      assertThat(sink.failure())
          .isInstanceOf(FatalStageException.class)
          .hasMessageContaining("is a folder, not a DuckDB file");
    }
  }

  private static DuckDbConfig duckDb(DuckDbFile file) {
    return new DuckDbConfig(file.path(), "events");
  }

  private static byte[] poison(long id) {
    return bytes("{\"id\":\"" + id + "\"}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
