package dev.millrace.operator.desired;

import dev.millrace.connector.spec.SecretMount;
import dev.millrace.crds.api.PodSettings;
import dev.millrace.crds.api.PodVolume;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.PlanInputs;
import dev.millrace.crds.plan.SinkPlan;
import dev.millrace.crds.plan.StagePlan;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a stage's pod has mounted; its root file system is read-only. */
final class StageVolumes {
  private static final String TMP = "millrace-tmp";
  private static final String DATA = "millrace-data";
  private static final String SECRET = "millrace-secret-";

  /** For native libraries, and for what DuckDB and the codecs put down for a moment. */
  private static final long TMP_MIB = 1024;

  private static final long MIB = 1L << 20;

  /** Readable by the owner and by the pod's group. */
  private static final int SECRET_MODE = 0440;

  private StageVolumes() {}

  /** Secrets of Kafka and of the stage, each once. */
  static List<SecretMount> secretMounts(PipelinePlan plan, StagePlan stage) {
    return Stream.concat(plan.kafka().mounts().stream(), stage.mounts().stream())
        .distinct()
        .toList();
  }

  static List<Volume> volumes(StagePlan stage, List<SecretMount> secrets) {
    PodSettings pod = stage.pod();
    List<Volume> volumes = new ArrayList<>();
    volumes.add(emptyDir(TMP, new EmptyDirVolumeSource(null, tmpLimit(stage))));
    if (!mountsData(pod)) {
      volumes.add(emptyDir(DATA, new EmptyDirVolumeSource()));
    }
    for (int i = 0; i < secrets.size(); i++) {
      volumes.add(
          new VolumeBuilder()
              .withName(SECRET + i)
              .withNewSecret()
              .withSecretName(secrets.get(i).secret())
              .withDefaultMode(SECRET_MODE)
              .endSecret()
              .build());
    }
    Objects.requireNonNullElse(pod.volumes(), List.<PodVolume>of())
        .forEach(volume -> volumes.add(of(volume)));
    return volumes;
  }

  static List<VolumeMount> mounts(PodSettings pod, List<SecretMount> secrets) {
    List<VolumeMount> mounts = new ArrayList<>();
    mounts.add(mount(TMP, Path.of("/tmp"), false));
    if (!mountsData(pod)) {
      mounts.add(mount(DATA, PlanInputs.CLUSTER_FOLDER, false));
    }
    for (int i = 0; i < secrets.size(); i++) {
      mounts.add(mount(SECRET + i, secrets.get(i).folder(), true));
    }
    mounts.addAll(Objects.requireNonNullElse(pod.volumeMounts(), List.<VolumeMount>of()));
    return mounts;
  }

  /** A pod that has more in its /tmp than this is evicted, however often it is made anew. */
  private static Quantity tmpLimit(StagePlan stage) {
    long staged =
        stage instanceof SinkPlan sink
            ? (sink.warehouse().stagedBytes(sink.batch()) + MIB - 1) / MIB
            : 0;
    return new Quantity(TMP_MIB + staged + "Mi");
  }

  /** Whether the user has a volume of their own where relative paths start. */
  private static boolean mountsData(PodSettings pod) {
    return Objects.requireNonNullElse(pod.volumeMounts(), List.<VolumeMount>of()).stream()
        .anyMatch(m -> Path.of(m.getMountPath()).normalize().equals(PlanInputs.CLUSTER_FOLDER));
  }

  private static Volume emptyDir(String name, EmptyDirVolumeSource source) {
    return new VolumeBuilder().withName(name).withEmptyDir(source).build();
  }

  private static VolumeMount mount(String volume, Path path, boolean readOnly) {
    return new VolumeMountBuilder()
        .withName(volume)
        .withMountPath(path.toString())
        .withReadOnly(readOnly ? true : null)
        .build();
  }

  private static Volume of(PodVolume volume) {
    return new VolumeBuilder()
        .withName(volume.name())
        .withPersistentVolumeClaim(volume.persistentVolumeClaim())
        .withConfigMap(volume.configMap())
        .withSecret(volume.secret())
        .withEmptyDir(volume.emptyDir())
        .withCsi(volume.csi())
        .build();
  }
}
