package dev.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run into files, through the command: verified, spoilt, found out, started over. */
class FilesIT {
  private static final int MESSAGES = 6_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"Ndjson, Gzip", "Parquet, None"})
  void filesAreCountedComparedAndStartedOver(String format, String compression) throws Exception {
    String name = (format + "-" + compression).toLowerCase(Locale.ROOT);
    Path out = folder.resolve(name);
    Path file = file(name, out, format, compression);

    Invocation run = millrace("run", "--plain", file);
    assertThat(run.out())
        .contains("Completed and Verified: 6,000 produced, 6,000 written, 0 dead letters")
        .contains("6,000 rows of this run in the warehouse, 6,000 written")
        .contains("6,000 distinct ids in 6,000 rows");
    Invocation verified = millrace("verify", "--sample", "300", file);
    assertThat(verified.out())
        .contains("300 messages computed anew from seed and id, all equal to their rows");
    assertThat(verified.code()).isZero();

    Path kept = Files.writeString(out.resolve("mine.txt"), "not the run's");
    Path one = files(out).get(0);
    Path copy = out.resolve(one.getFileName().toString().replaceFirst("-00000", "-00009"));
    Files.copy(one, copy);
    Invocation doubled = millrace("verify", file);
    assertThat(doubled.out()).contains("doubled");
    assertThat(doubled.code()).isEqualTo(3);
    Files.delete(one);
    Files.delete(copy);
    assertThat(millrace("verify", "--sample", "0", file).code()).isEqualTo(3);

    Invocation fresh = millrace("run", "--plain", "--fresh", file);
    assertThat(fresh.out()).contains("starting over: removing", "files in " + out);
    assertThat(fresh.code()).isZero();
    assertThat(kept).hasContent("not the run's");
    assertThat(millrace("verify", file).code()).isZero();
  }

  private Path file(String name, Path out, String format, String compression) {
    return new RunFiles(folder)
        .tweetsInto(
            name,
            MESSAGES,
            String.format(
                Locale.ROOT,
                "files: {path: %s, format: %s, compression: %s}",
                out,
                format,
                compression));
  }

  private static List<Path> files(Path out) throws IOException {
    try (Stream<Path> entries = Files.list(out)) {
      return entries
          .filter(path -> path.getFileName().toString().contains(".processed-"))
          .sorted()
          .toList();
    }
  }

  private Invocation millrace(String command, Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = command;
    all[1] = "--data-dir";
    all[2] = folder.resolve("runs");
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Invocation.of(all);
  }
}
