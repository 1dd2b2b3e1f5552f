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

class RunRecordTest {
  @TempDir Path folder;

  @Test
  void comesBackAsItWasWritten() {
    RunRecord record = new RunRecord(new Identity(Map.of("a", "1", "b", "x,y")), "f00d");
    Path file = folder.resolve("run.json");
    record.write(file);
    assertThat(RunRecord.read(file)).contains(record);
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void thereIsNoneAtFirst() {
    assertThat(RunRecord.read(folder.resolve("run.json"))).isEmpty();
  }

  @Test
  void oneThatCanNotBeReadIsNotTakenForNone() throws IOException {
    Path file = Files.writeString(folder.resolve("run.json"), "{\"identity\":");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> RunRecord.read(file))
        .withMessageContaining("--fresh");
  }
}
