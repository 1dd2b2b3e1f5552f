package dev.millrace.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path temp;

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path data = Files.writeString(temp.resolve("data"), "");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> RunFolder.of(data, "tweets").create())
        .withMessageContaining(data.resolve("tweets").toString())
        .withMessageContaining("--data-dir");
  }

  @Test
  void clearingKeepsTheLog() throws IOException {
    RunFolder folder = RunFolder.of(temp, "tweets");
    folder.create();
    Files.createDirectories(folder.kafka().resolve("log/tweets.raw-0"));
    Files.writeString(folder.kafka().resolve("log/tweets.raw-0/0.log"), "data");
    Files.writeString(folder.record(), "{}");
    Files.writeString(folder.history(), "");
    Files.writeString(folder.log(), "said");

    folder.clearKafka();
    folder.clear();

    assertThat(folder.path()).isDirectoryContaining(p -> p.equals(folder.log()));
    try (var left = Files.list(folder.path())) {
      assertThat(left).containsExactly(folder.log());
    }
  }
}
