package dev.millrace.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Replays what changes, grows, or can be read only once. */
class ReplayRunIT {
  private static final int LINES = 2_000;

  @TempDir Path folder;

  @Test
  void aRunGoesOnOnlyWithTheFileItBeganWith() throws IOException {
    Path lines = Files.writeString(folder.resolve("lines.ndjson"), lines(1));
    Path file = new RunFiles(folder).replay("same", lines);
    assertThat(run(file).out()).contains("Completed and Verified: 2,000 produced");

    Files.writeString(lines, lines(2));
    Invocation other = run(file);
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err())
        .hasLineCount(1)
        .contains("spec.source.replay.path", lines.toString())
        .contains("it is not the file that the run began with", "fingerprint");

    Files.writeString(lines, "");
    assertThat(run(file).err()).contains("it had 40000 bytes when the run began and has 0 now");

    Files.writeString(lines, lines(1) + "{\"k\":3}\n");
    Invocation grown = run(file);
    assertThat(grown.out())
        .contains("run same is complete already")
        .contains("has grown by 8 bytes since the run began; they are not part of it");
    assertThat(grown.code()).isZero();
  }

  @Test
  void aByteOrderMarkIsRead() throws Exception {
    Path lines = Files.writeString(folder.resolve("lines.ndjson"), "\ufeff{\"a\":1}\n{\"a\":2}\n");
    assertThat(run(new RunFiles(folder).replay("mark", lines)).out())
        .contains("Completed and Verified: 2 produced, 2 written, 0 dead letters");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void everythingThatComesOutOfAPipeIsReplayedOnce() throws Exception {
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
    assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Path file = new RunFiles(folder).replay("piped", pipe);
    assertThat(Invocation.of("plan", file).code()).isZero();

    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> fill(pipe));
    Invocation run = run(file);
    writer.join();
    assertThat(run.out())
        .as(run.err())
        .contains("copying what comes out of " + pipe)
        .contains("Completed and Verified: 2,000 produced, 2,000 written");
    assertThat(
            new Database(new RunFiles(folder).database("piped"))
                .number("SELECT count(*) FROM lines"))
        .isEqualTo(LINES);
    assertThat(folder.resolve("data/piped/input.ndjson")).hasContent(lines(1));

    // Nobody writes into the pipe now: the copy is what the run goes on with.
    assertThat(run(file).out()).contains("run piped is complete already");
  }

  private static void fill(Path pipe) {
    try (OutputStream out = Files.newOutputStream(pipe, StandardOpenOption.WRITE)) {
      out.write(lines(1).getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Invocation run(Path file) {
    return Invocation.of("run", "--plain", "--data-dir", folder.resolve("data"), file);
  }

  /** Lines of the same length whatever the kind. */
  private static String lines(int kind) {
    return IntStream.range(0, LINES)
        .mapToObj(i -> String.format(Locale.ROOT, "{\"kind\":%d,\"i\":%d}\n", kind, 1_000 + i))
        .collect(Collectors.joining());
  }
}
