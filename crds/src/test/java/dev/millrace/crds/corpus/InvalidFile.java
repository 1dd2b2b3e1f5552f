package dev.millrace.crds.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that must be refused, and in which words. It begins with comments: {@code # expect: } for
 * each problem a local run finds, in order, then {@code # api: } for what the API server says if it
 * says something else; {@code skip} where it never sees the file as it is, {@code accepted} where
 * only the plan can tell.
 */
public record InvalidFile(Path path, List<String> expected, String api, String text) {
  private static final Path FOLDER = Path.of("src/test/resources/invalid");
  private static final String EXPECT = "# expect: ";
  private static final String API = "# api: ";

  /** Every file of the folder, sorted. */
  public static List<InvalidFile> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(InvalidFile::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }

  private static InvalidFile read(Path path) {
    try {
      String text = Files.readString(path);
      List<String> expected = comments(text, EXPECT);
      String api = comments(text, API).stream().findFirst().orElseGet(() -> expected.get(0));
      return new InvalidFile(path, expected, api, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> comments(String text, String prefix) {
    return text.lines()
        .takeWhile(line -> line.startsWith("# "))
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }
}
