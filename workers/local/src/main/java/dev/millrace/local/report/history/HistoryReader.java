package dev.millrace.local.report.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a run's history file. */
public final class HistoryReader {
  private HistoryReader() {}

  /**
   * Reads the file line by line in bounded memory. Lines that are not whole are left out; no file
   * is no history.
   */
  public static History read(Path path) throws IOException {
    HistoryBuilder history = new HistoryBuilder();
    // A reader made this way puts a replacement character for broken bytes instead of failing.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        HistoryLine.parse(line).ifPresent(history::add);
      }
    } catch (NoSuchFileException e) {
      return History.NONE;
    }
    return history.build();
  }
}
