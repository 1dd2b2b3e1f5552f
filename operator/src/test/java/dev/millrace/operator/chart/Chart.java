package dev.millrace.operator.chart;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The chart and what Helm makes of it. */
public final class Chart {
  static final Path FOLDER = Path.of("../charts/millrace");

  /** The release's namespace. */
  public static final String NAMESPACE = "system";

  /** Name of the operator's Deployment, ServiceAccount and Lease. */
  public static final String OPERATOR = "m-millrace-operator";

  private Chart() {}

  /**
   * What is installed as release {@code m} in namespace {@code system}.
   *
   * @param values YAML
   * @throws IllegalStateException with Helm's words when it refuses
   */
  public static List<GenericKubernetesResource> render(String values) {
    return render(FOLDER, values);
  }

  /**
   * The pod of {@code helm test}. Helm renders no hooks for others, so it gets a copy of the chart
   * in which this is none.
   */
  static Pod accessTest(String values, Path emptyFolder) {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.toList()) {
        Path copy = emptyFolder.resolve(FOLDER.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.writeString(copy, Files.readString(file).replace("helm.sh/hook", "hook"));
        }
      }
      return only(Pod.class, render(emptyFolder, values));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<GenericKubernetesResource> render(Path chart, String values) {
    String manifests =
        withFile(
            values,
            file ->
                new Helm(chart)
                    .template()
                    .withName("m")
                    .withNamespace(NAMESPACE)
                    .withKubeVersion("1.33.0")
                    .withValuesFile(file)
                    .call());
    return Arrays.stream(manifests.split("(?m)^---\\s*$"))
        .filter(text -> text.contains("kind:"))
        .map(text -> Serialization.unmarshal(text, GenericKubernetesResource.class))
        .toList();
  }

  /** Kinds of what is rendered with these values, sorted. */
  static List<String> kinds(String values) {
    return render(values).stream().map(GenericKubernetesResource::getKind).sorted().toList();
  }

  /** The only object of a kind. */
  static <T> T only(Class<T> type, List<GenericKubernetesResource> objects) {
    List<GenericKubernetesResource> found =
        objects.stream().filter(o -> o.getKind().equals(type.getSimpleName())).toList();
    if (found.size() != 1) {
      throw new AssertionError("not one " + type.getSimpleName() + " but " + found.size());
    }
    return Serialization.unmarshal(Serialization.asJson(found.get(0)), type);
  }

  /** Something that Helm does with a file of values. */
  interface WithValues<T> {
    T use(Path file);
  }

  static <T> T withFile(String values, WithValues<T> what) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      try {
        return what.use(Files.writeString(file, values));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
