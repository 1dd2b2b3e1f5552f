package dev.millrace.enricher.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The tables that lie beside these classes. */
final class Bundle {
  private Bundle() {}

  /** Rows of a file, split at tabs. */
  static List<String[]> rows(String file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Bundle.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
      return lines.lines().filter(l -> !l.isBlank()).map(l -> l.split("\t")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
