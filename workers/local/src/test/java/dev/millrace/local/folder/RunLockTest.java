package dev.millrace.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.InvalidInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path folder;

  @Test
  void aSecondOneIsToldWhoHasTheFirst() {
    Path file = folder.resolve("lock");
    try (RunLock held = RunLock.take(file, "tweets")) {
      assertThat(held).isNotNull();
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> RunLock.take(file, "tweets"))
          .withMessageContaining("run tweets is at work already")
          .withMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void canBeTakenAgainOnceLetGo() {
    Path file = folder.resolve("lock");
    RunLock.take(file, "tweets").close();
    try (RunLock again = RunLock.take(file, "tweets")) {
      assertThat(again).isNotNull();
    }
  }
}
