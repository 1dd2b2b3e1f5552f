package dev.millrace.operator.desired;

import dev.millrace.crds.plan.SinkPlan;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Which files are lost with a pod because no volume of the user's holds them. */
public final class PodStorage {
  private PodStorage() {}

  /** Whether the sink writes files that are lost with its pod. */
  public static boolean holdsTheWarehouse(SinkPlan sink) {
    return sink.warehouse().localPath().filter(path -> !isMounted(path, sink)).isPresent();
  }

  private static boolean isMounted(Path path, SinkPlan sink) {
    return Objects.requireNonNullElse(sink.pod().volumeMounts(), List.<VolumeMount>of()).stream()
        .anyMatch(mount -> path.normalize().startsWith(Path.of(mount.getMountPath()).normalize()));
  }
}
