package dev.millrace.local.command;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

  static Stream<Arguments> filesOfOtherFormats() {
    String two = "{\"id\":1}\n{\"id\":2}\n";
    return Stream.of(
        Arguments.of("gzip", "1f8b08000000000000ff", "gunzip -c"),
        Arguments.of("a JSON array", hex("[\n {\"id\": 1},\n {\"id\": 2}\n]\n", UTF_8), "jq -c"),
        Arguments.of("carriage return alone", hex(two.replace('\n', '\r'), UTF_8), "tr '\\r'"),
        Arguments.of("UTF-16 text", hex("\uFEFF" + two, UTF_16LE), "iconv"),
        Arguments.of("CSV", hex("id,name\n1,\"a, b\"\n", UTF_8), "duckdb"));
  }

  /** Read as lines, every one of them would be a dead letter. */
  @ParameterizedTest
  @MethodSource("filesOfOtherFormats")
  void aFileOfAnotherFormatIsRefusedByNameBeforeAnythingIsMade(
      String format, String content, String advice) throws IOException {
    Path lines = Files.write(folder.resolve("lines"), HexFormat.of().parseHex(content));
    Path file = new RunFiles(folder).replay("other", lines);
    for (String command : List.of("plan", "run")) {
      refused(
          Invocation.of(command, "--data-dir", folder.resolve("data"), file),
          "spec.source.replay.path: cannot replay " + lines,
          format,
          advice);
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aFolderOrADeviceToReplay() {
    Path folderFile = new RunFiles(folder).replay("folder", folder);
    refused(Invocation.of("plan", folderFile), "spec.source.replay.path", "it is a folder");
    Path device = new RunFiles(folder).replay("device", Path.of("/dev/null"));
    refused(Invocation.of("plan", device), "spec.source.replay.path", "another device");
  }

  @Test
  void aRecordThatIsNone() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data/small"));
    Files.writeString(data.resolve("run.json"), "{}");
    Path file = new RunFiles(folder).tweets("small", 1, 10);
    Invocation run = Invocation.of("run", "--plain", "--data-dir", folder.resolve("data"), file);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .hasLineCount(1)
        .contains(data.resolve("run.json").toString(), "identity is missing", "--fresh");
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

  private static String hex(String text, Charset charset) {
    return HexFormat.of().formatHex(text.getBytes(charset));
  }

  private static void refused(Invocation invocation, String... words) {
    assertThat(invocation.err()).contains(words).doesNotContain("Exception", "\tat ");
    assertThat(invocation.out()).isEmpty();
    assertThat(invocation.code()).isEqualTo(2);
  }
}
