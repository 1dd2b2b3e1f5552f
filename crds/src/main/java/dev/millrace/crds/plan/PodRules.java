package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.crds.api.PodSettings;
import dev.millrace.crds.api.PodVolume;
import dev.millrace.crds.api.Rules;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Pod settings that do not get in the way of what millrace sets itself. */
final class PodRules {
  /** What names of environment variables begin with that carry a stage's configuration. */
  static final String OUR_ENV = "MILLRACE_";

  /** What names of volumes begin with that millrace makes. */
  static final String OUR_VOLUMES = "millrace-";

  private PodRules() {}

  static void check(String path, PodSettings pod, Problems problems) {
    if (pod == null) {
      return;
    }
    for (int i = 0; pod.env() != null && i < pod.env().size(); i++) {
      String name = Optional.ofNullable(pod.env().get(i)).map(EnvVar::getName).orElse("");
      problems.require(
          !name.startsWith(OUR_ENV), path + ".env[" + i + "].name", name, Rules.ENV_RESERVED);
    }
    if (pod.volumes() != null) {
      volumes(path + ".volumes", pod.volumes(), problems);
    }
  }

  private static void volumes(String path, List<PodVolume> volumes, Problems problems) {
    for (int i = 0; i < volumes.size(); i++) {
      PodVolume volume = volumes.get(i);
      String at = path + "[" + i + "]";
      if (volume == null || volume.name() == null) {
        continue;
      }
      problems.require(
          !volume.name().startsWith(OUR_VOLUMES),
          at + ".name",
          volume.name(),
          Rules.VOLUME_RESERVED);
      if (kinds(volume) != 1) {
        problems.add(at + ": " + Rules.ONE_VOLUME);
      }
    }
  }

  private static long kinds(PodVolume volume) {
    return Stream.of(
            volume.persistentVolumeClaim(),
            volume.configMap(),
            volume.secret(),
            volume.emptyDir(),
            volume.csi())
        .filter(Objects::nonNull)
        .count();
  }
}
