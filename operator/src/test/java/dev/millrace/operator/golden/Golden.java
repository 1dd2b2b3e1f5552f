package dev.millrace.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of {@code in-*.yaml} and what must come of each in {@code out-*.yaml}. */
record Golden(Path folder) {
  private static final String WRITE = "golden.write";

  Golden(String folder) {
    this(Path.of("src/test/resources", folder));
  }

  /** Names after {@code in-}. */
  List<String> cases() {
    return names()
        .filter(name -> name.startsWith("in-"))
        .map(name -> name.substring("in-".length()))
        .toList();
  }

  String in(String name) {
    return read("in-" + name);
  }

  /** Compares, or writes the file when asked to with {@code -Dgolden.write=true}. */
  void check(String name, String actual) {
    Path file = folder.resolve("out-" + name);
    if (Boolean.getBoolean(WRITE)) {
      try {
        Files.writeString(file, actual);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(file).content().as("write it anew with -D%s=true", WRITE).isEqualTo(actual);
  }

  void noFileIsUnused() {
    assertThat(names())
        .containsExactlyInAnyOrderElementsOf(
            cases().stream().flatMap(name -> Stream.of("in-" + name, "out-" + name)).toList());
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
