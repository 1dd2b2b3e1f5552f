package dev.millrace.crds.corpus;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What users copy: runs, and a few objects of others that go with them. */
public final class Examples {
  private static final Path FOLDER = Path.of("../k8s-examples");
  private static final String KIND = "kind: PipelineRun\n";

  private Examples() {}

  /** Every file with a run, sorted. */
  public static List<Path> all() throws IOException {
    List<Path> runs = new ArrayList<>();
    for (Path file : files()) {
      if (Files.readString(file).contains(KIND)) {
        runs.add(file);
      }
    }
    return runs;
  }

  /** The objects in all other files. */
  static List<GenericKubernetesResource> companions() throws IOException {
    List<GenericKubernetesResource> objects = new ArrayList<>();
    for (Path file : files()) {
      String text = Files.readString(file);
      if (!text.contains(KIND)) {
        Stream.of(text.split("(?m)^---$"))
            .map(part -> Serialization.unmarshal(part, GenericKubernetesResource.class))
            .forEach(objects::add);
      }
    }
    return objects;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
