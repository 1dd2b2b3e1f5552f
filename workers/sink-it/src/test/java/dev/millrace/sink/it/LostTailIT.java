package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.progress.PositionNote;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.run.DataLossException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that lost its last messages with a broker's disk, whether or not new ones came since. */
class LostTailIT {
  private static final long COUNT = 2_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {0, 2 * COUNT})
  void newMessagesAreNotTakenForOldOnes(long produced) throws Exception {
    Path data = folder.resolve("kafka");
    WarehouseConfig file = new DuckDbConfig(folder.resolve("tail.duckdb"), "events");
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data);
        Run run = new Run(kafka, "tail", 1)) {
      run.produce(0, COUNT);
      try (RunningSink sink = new RunningSink(run.config("a", file, Run.SMALL))) {
        run.awaitSettled(COUNT, sink);
      }
    }
    cutInHalf(data.resolve("log").resolve("tail.processed-0"));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data);
        Run run = new Run(kafka, "tail", 1)) {
      if (produced > 0) {
        run.produce(COUNT, produced);
      }

      RunningSink sink = new RunningSink(run.config("a", file, Run.SMALL));
      assertThat(sink.failure())
          .isInstanceOf(DataLossException.class)
          .hasMessageContaining("of tail.processed-0 are gone")
          .hasMessageContaining("the log lost its tail");

      SinkConfig going = run.config("a", file, Run.SMALL, OnDataLoss.Continue);
      try (RunningSink on = new RunningSink(going)) {
        run.produce(COUNT + produced, COUNT);
        run.awaitSettled(2 * COUNT, on);
      }
      assertThat(run.sinkNotes())
          .allSatisfy(note -> assertThat(PositionNote.lost(note)).isPositive());
    }
  }

  /** As a disk leaves it that had not written its last pages when the power went. */
  private static void cutInHalf(Path log) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(log)) {
      files = all.toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(".log")) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(channel.size() / 2);
        }
      } else if (name.endsWith("index") || name.endsWith(".snapshot")) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(log.resolveSibling(".kafka_cleanshutdown"));
  }
}
