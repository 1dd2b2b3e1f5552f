package dev.millrace.local.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;

  @Test
  void noFileIsNoHistory() throws IOException {
    assertThat(HistoryReader.read(folder.resolve("history.ndjson"))).isEqualTo(History.NONE);
  }

  @Test
  void everySampleOfAShortRunIsASpan() throws IOException {
    Path file = folder.resolve("history.ndjson");
    write(file, START, 20);

    History history = HistoryReader.read(file);

    assertThat(history.spans()).hasSize(20);
    assertThat(history.running()).isEqualTo(Duration.ofMillis(9_500));
    assertThat(history.peakRate(Stage.SINK)).hasValue(19);
    assertThat(history.peakRate(Stage.PRODUCER)).isEmpty();
    assertThat(history.peakRssBytes()).hasValue(1_019);
  }

  @Test
  void aLineCutByADyingProcessSpoilsOnlyItself() throws IOException {
    Path file = folder.resolve("history.ndjson");
    write(file, START, 3);
    Files.writeString(file, "{\"at\":\"2026-03-01T10:0", StandardOpenOption.APPEND);

    assertThat(HistoryReader.read(file).spans()).hasSize(3);

    write(file, START.plusSeconds(60), 2);
    assertThat(HistoryReader.read(file).spans()).hasSize(5);
  }

  @Test
  void brokenBytesSpoilOnlyTheirLine() throws IOException {
    Path file = folder.resolve("history.ndjson");
    write(file, START, 2);
    Files.write(file, new byte[] {(byte) 0xff, 0, '\n'}, StandardOpenOption.APPEND);
    write(file, START.plusSeconds(1), 2);

    assertThat(HistoryReader.read(file).spans()).hasSize(4);
  }

  private static void write(Path file, Instant from, int samples) throws IOException {
    try (HistoryWriter writer = HistoryWriter.open(file)) {
      for (int i = 0; i < samples; i++) {
        writer.append(
            new HistorySample(
                from.plus(HistorySample.INTERVAL.multipliedBy(i)),
                from,
                1_000 + i,
                Map.of(Stage.SINK, new StageSample(i, 0, 0, i))));
      }
    }
  }
}
