package dev.millrace.connector.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The file beside the output that lists offsets without rows, for which there is no file: dead
 * letters, or what was there before files told where they begin. One stretch a line, its first
 * offset and the one after its last.
 */
record RowlessSpans(Path path) {
  /** What it lists; nothing when it is not there. */
  List<Span> read() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    try {
      return Files.readAllLines(path, StandardCharsets.UTF_8).stream()
          .map(line -> line.split(" "))
          .map(parts -> new Span(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
          .toList();
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IOException(
          path + " is damaged; remove it, and what it says is looked up again", e);
    }
  }

  /** Adds a stretch and makes the disk keep it; {@code through} is an unused name beside it. */
  void add(Span span, Path through) throws IOException {
    String text =
        Coverage.of(read()).with(span).spans().stream()
            .map(s -> s.first() + " " + s.next() + "\n")
            .collect(Collectors.joining());
    Durable.write(through, text.getBytes(StandardCharsets.UTF_8));
    Durable.rename(through, path);
  }
}
