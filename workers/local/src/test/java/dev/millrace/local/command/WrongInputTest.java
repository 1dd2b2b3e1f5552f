package dev.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with what the user gave is one clear sentence and exit code 2. */
class WrongInputTest {
  @TempDir Path folder;

  @Test
  void aFileThatIsNotThere() {
    refused(Invocation.of("run", folder.resolve("none.yaml")), "none.yaml: no such file");
  }

  @Test
  void aNameThatTheLocaleHasNoLettersFor() {
    refused(Invocation.of("run", "t\uFFFD\uFFFDg.yaml"), "the path t", "LC_ALL=C.UTF-8");
  }

  @Test
  void aFolder() {
    refused(Invocation.of("run", folder), "it is a folder");
  }

  @Test
  void bytesThatAreNoText() throws IOException {
    Path file = Files.write(folder.resolve("f.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    refused(Invocation.of("plan", file), "not UTF-8");
  }

  @Test
  void aFileTooLargeToBeARun() throws IOException {
    Path file = Files.writeString(folder.resolve("f.yaml"), "#".repeat((1 << 20) + 1));
    refused(Invocation.of("plan", file), "larger than 1 MiB");
  }

  @Test
  void aMisspeltFieldGetsASuggestion() throws IOException {
    Path file = new RunFiles(folder).tweets("typo", 1, "mesages: 10", "cluster: c");
    refused(Invocation.of("run", file), "spec.source.mesages", "messages");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() throws IOException {
    Path file = new RunFiles(folder).tweets("typo", 1, "messages: -5", "bootstrap: b:9092");
    Invocation refused = Invocation.of("plan", file);
    refused(refused, "spec.source.messages", "-5", "spec.kafka.bootstrap");
    assertThat(refused.err().lines()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void aFileToReplayThatIsNotThere() {
    Path file = new RunFiles(folder).replay("lines", folder.resolve("gone.ndjson"));
    refused(
        Invocation.of("run", "--data-dir", folder.resolve("data"), file),
        "spec.source.replay.path",
        "gone.ndjson",
        "no such file");
  }

  @Test
  void aDataDirectoryThatCanNotBe() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("data"), "");
    Path file = new RunFiles(folder).tweets("small", 1, 10);
    refused(Invocation.of("run", "--data-dir", inTheWay, file), inTheWay.toString(), "--data-dir");
  }

  @Test
  void aRunThatWasNeverThereCanNotBeVerified() {
    Path file = new RunFiles(folder).tweets("small", 1, 10);
    refused(
        Invocation.of("verify", "--data-dir", folder.resolve("data"), file),
        "there is no run small");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void optionsThatContradictEachOtherOrDoNotExist() {
    Path file = new RunFiles(folder).tweets("small", 1, 10);
    refused(Invocation.of("run", "--quiet", "--json", file), "mutually exclusive");
    refused(Invocation.of("run", "--frehs", file), "--frehs", "--fresh");
    refused(Invocation.of("verify", "--sample", "-1", file), "--sample", "at least 0");
    refused(Invocation.of("run"), "FILE", "--help");
    refused(Invocation.of("walk", file), "walk");
    refused(Invocation.of(), "run, plan, verify, topics");
  }

  private static void refused(Invocation invocation, String... words) {
    assertThat(invocation.err()).contains(words).doesNotContain("Exception", "\tat ");
    assertThat(invocation.out()).isEmpty();
    assertThat(invocation.code()).isEqualTo(2);
  }
}
