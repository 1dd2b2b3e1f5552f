package dev.millrace.crds.apiserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where {@code etcd} and {@code kube-apiserver} are.
 *
 * @param folder holds both
 */
public record ApiServerBinaries(Path folder) {
  /** How to get them. */
  public static final String HOW =
      "no kube-apiserver and etcd: set KUBEBUILDER_ASSETS to their folder, or fetch them with"
          + " setup-envtest (sigs.k8s.io/controller-runtime/tools/setup-envtest)";

  /** The folder KUBEBUILDER_ASSETS names, or else the newest that setup-envtest has made. */
  public static Optional<ApiServerBinaries> find() {
    return Stream.concat(
            Stream.ofNullable(System.getenv("KUBEBUILDER_ASSETS")).map(Path::of), fetched())
        .filter(ApiServerBinaries::isComplete)
        .findFirst()
        .map(ApiServerBinaries::new);
  }

  Path etcd() {
    return folder.resolve("etcd");
  }

  Path apiServer() {
    return folder.resolve("kube-apiserver");
  }

  private static Stream<Path> fetched() {
    Path all = Path.of(System.getProperty("user.home"), ".local/share/kubebuilder-envtest/k8s");
    if (!Files.isDirectory(all)) {
      return Stream.empty();
    }
    try (Stream<Path> versions = Files.list(all)) {
      return versions.sorted(Comparator.reverseOrder()).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isComplete(Path folder) {
    return Files.isExecutable(folder.resolve("etcd"))
        && Files.isExecutable(folder.resolve("kube-apiserver"));
  }
}
