package dev.millrace.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRecordTest {
  @TempDir Path folder;

  @Test
  void comesBackAsItWasWritten() {
    RunRecord record =
        new RunRecord(
            new Identity(Map.of("a", "1", "b", "x,y")),
            "f00d",
            Map.of("size", "3"),
            Map.of("t.raw", "id"));
    Path file = folder.resolve("run.json");
    record.write(file);
    assertThat(RunRecord.read(file)).contains(record);
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void thereIsNoneAtFirst() {
    assertThat(RunRecord.read(folder.resolve("run.json"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"identity\":",
        "{}",
        "[]",
        "null",
        "{\"identity\":{}}",
        "{\"identity\":{\"a\":\"1\"}}",
        "{\"identity\":{},\"instance\":\"f00d\"}",
        "\u0000"
      })
  void oneThatCannotBeReadIsNotTakenForNone(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("run.json"), content);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> RunRecord.read(file))
        .withMessageStartingWith(file + " is not the record of a run")
        .withMessageContaining("--fresh");
  }
}
