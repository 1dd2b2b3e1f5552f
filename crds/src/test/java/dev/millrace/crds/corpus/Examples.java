package dev.millrace.crds.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The runs that users copy. */
public final class Examples {
  private static final Path FOLDER = Path.of("../k8s-examples");

  private Examples() {}

  /** Every YAML file of the folder, sorted. */
  public static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
