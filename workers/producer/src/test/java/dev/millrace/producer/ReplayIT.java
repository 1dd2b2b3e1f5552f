package dev.millrace.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.replay.ReplayConfig;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.names.DeadLetterHeaders;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.MessageLimit;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.runtime.run.FatalStageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {
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
  void linesOfAllKindsArriveAsTheyAre() throws Exception {
    List<String> lines =
        IntStream.range(0, 3_000)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(
                        String.format(
                            Locale.ROOT, "{\"id\":%d,\"text\":\"यह %d है 😀👨‍👩‍👧\"}", i, i),
                        "",
                        "not json " + i,
                        "\ttabs and a \u0000 " + i))
            .toList();
    Path file = folder.resolve("lines.ndjson");
    Files.writeString(file, String.join("\r\n", lines));

    try (TestRun run = replay("lines", file, 12, Optional.empty(), Optional.empty())) {
      run.start("a");
      run.start("b");
      run.awaitDone();

      assertThat(run.raw())
          .allSatisfy(record -> assertThat(record.key()).isNull())
          .extracting(record -> new String(record.value(), UTF_8))
          .containsExactlyInAnyOrderElementsOf(lines);
      assertThat(run.progress().totals(Stage.PRODUCER)).isEqualTo(new StageTotals(12_000, 0));
    }
  }

  @Test
  void whatTheTopicWouldRefuseBecomesADeadLetter() throws Exception {
    Path file = folder.resolve("large.ndjson");
    try (TestRun run = replay("large", file, 1, Optional.empty(), Optional.empty())) {
      int limit = (int) MessageLimit.read(run.admin(), run.names().rawTopic()).payload();
      byte[] fits = noise(limit);
      byte[] tooLarge = noise(limit + 1);
      byte[] huge = noise(40_000_000);
      Files.write(file, lines("{}".getBytes(UTF_8), fits, tooLarge, huge));

      run.start("a");
      run.awaitDone();

      assertThat(
              run.raw().stream()
                  .map(ConsumerRecord::value)
                  .sorted(Comparator.comparing(v -> v.length)))
          .containsExactly("{}".getBytes(UTF_8), fits);
      List<ConsumerRecord<byte[], byte[]>> dead = run.deadLetters();
      assertThat(dead).hasSize(2);
      assertThat(headers(dead.get(0)))
          .containsEntry(DeadLetterHeaders.REASON, "TooLarge")
          .containsEntry(DeadLetterHeaders.SOURCE, file.toString())
          .containsEntry(DeadLetterHeaders.PARTITION, "0")
          .containsEntry(DeadLetterHeaders.OFFSET, String.valueOf(limit + 4))
          .containsEntry(DeadLetterHeaders.ORIGINAL_SIZE, String.valueOf(limit + 1))
          .containsEntry(
              DeadLetterHeaders.DETAIL,
              String.format(
                  Locale.ROOT,
                  "the value has %d bytes, topic large.raw takes messages of at most %d",
                  limit + 1,
                  limit));
      assertThat(headers(dead.get(1)))
          .containsEntry(DeadLetterHeaders.ORIGINAL_SIZE, String.valueOf(huge.length));
      assertThat(dead.get(1).value())
          .hasSize(DeadLetters.CUT_BYTES)
          .isEqualTo(java.util.Arrays.copyOf(huge, DeadLetters.CUT_BYTES));
      assertThat(run.progress().totals(Stage.PRODUCER)).isEqualTo(new StageTotals(4, 2));
    }
  }

  @Test
  void aTopicThatTakesLessThanBeforeIsAskedAgain() throws Exception {
    Path file = folder.resolve("shrunk.ndjson");
    byte[][] lines =
        Stream.concat(
                Stream.of("{}".getBytes(UTF_8)),
                IntStream.range(0, 40).mapToObj(i -> noise(200_000 + i)))
            .toArray(byte[][]::new);
    Files.write(file, lines(lines));

    try (TestRun run = replay("shrunk", file, 1, Optional.empty(), Optional.of(20L))) {
      run.start("a");
      run.awaitProduced(5);
      run.limitRaw(100_000);
      run.awaitDone();

      StageTotals totals = run.progress().totals(Stage.PRODUCER);
      assertThat(totals.in()).isEqualTo(41);
      assertThat(totals.dead()).isPositive();
      assertThat(run.raw()).hasSize((int) totals.out());
      assertThat(run.deadLetters()).hasSize((int) totals.dead());
    }
  }

  @Test
  void anInterruptedReplayGoesOnAndKnowsItsFile() throws Exception {
    Path file = folder.resolve("long.ndjson");
    List<String> lines =
        IntStream.range(0, 30_000)
            .mapToObj(i -> String.format(Locale.ROOT, "{\"line\":%d}", i))
            .toList();
    Files.writeString(file, String.join("\n", lines));

    try (TestRun run = replay("long", file, 12, Optional.empty(), Optional.of(3_000L))) {
      WorkerThread first = run.start("a");
      run.awaitProduced(1_000);
      first.close();
      assertThat(run.progress().sourceDone()).isFalse();

      Files.writeString(file, String.join("\n", lines).replace("\"line\":4", "\"line\":5"));
      assertThat(WorkerThread.start(run.config("b")).failure())
          .isInstanceOf(FatalStageException.class)
          .hasMessageStartingWith(
              String.format(
                  Locale.ROOT,
                  "cannot replay %s: it is not the file that the run began with",
                  file));

      // It may grow, but what is appended is not part of the run.
      Files.writeString(file, String.join("\n", lines) + "!\n{}\n");
      run.start("c");
      run.awaitDone();
      assertThat(run.raw())
          .extracting(record -> new String(record.value(), UTF_8))
          .containsExactlyInAnyOrderElementsOf(lines);
    }
  }

  @Test
  void theFirstLinesOnly() throws Exception {
    Path file = folder.resolve("capped.ndjson");
    Files.writeString(file, "{\"a\":1}\ntwo\nthree\nfour\n");

    try (TestRun run = replay("capped", file, 1, Optional.of(3L), Optional.empty())) {
      run.start("a");
      run.awaitDone();

      assertThat(run.raw())
          .extracting(record -> new String(record.value(), UTF_8))
          .containsExactlyInAnyOrder("{\"a\":1}", "two", "three");
    }
  }

  @Test
  void anEmptyFileIsDoneAtOnce() throws Exception {
    Path file = Files.createFile(folder.resolve("empty.ndjson"));

    try (TestRun run = replay("empty", file, 12, Optional.empty(), Optional.empty())) {
      run.start("a");
      run.awaitDone();

      assertThat(run.raw()).isEmpty();
    }
  }

  private static TestRun replay(
      String name, Path file, int lanes, Optional<Long> messages, Optional<Long> rate)
      throws Exception {
    SourceConfig source = new ReplayConfig(file, List.of());
    return new TestRun(name, kafka.bootstrapServers(), source, lanes, messages, rate);
  }

  /** Bytes that no codec makes smaller, without a newline or a carriage return. */
  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        bytes[i] = 'x';
      }
    }
    return bytes;
  }

  private static byte[] lines(byte[]... lines) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      file.write(line);
      file.write('\n');
    }
    return file.toByteArray();
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), UTF_8)));
    return headers;
  }
}
