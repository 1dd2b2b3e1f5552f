package dev.millrace.operator.desired;

import dev.millrace.connector.spec.SecretMount;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.names.ProbePaths;
import dev.millrace.crds.api.ImagePullPolicy;
import dev.millrace.crds.api.PodSettings;
import dev.millrace.crds.plan.StagePlan;
import dev.millrace.operator.settings.OperatorSettings;
import dev.millrace.operator.settings.WorkerDefaults;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.List;
import java.util.Objects;

/** The one container of a stage's pod. */
final class StageContainer {
  /** Name of the port that serves probes and metrics. */
  static final String PORT = "http";

  private StageContainer() {}

  static Container of(
      StagePlan stage, KafkaConnection kafka, List<SecretMount> mounts, OperatorSettings settings) {
    PodSettings pod = stage.pod();
    ImagePullPolicy pull =
        Objects.requireNonNullElse(pod.imagePullPolicy(), settings.imagePullPolicy());
    return new ContainerBuilder()
        .withName(stage.stage().id())
        .withImage(Objects.requireNonNullElse(pod.image(), settings.images().of(stage.stage())))
        .withImagePullPolicy(pull.name())
        .withEnv(StageEnv.of(stage, kafka))
        .addNewPort()
        .withName(PORT)
        .withContainerPort(ProbePaths.PORT)
        .withProtocol("TCP")
        .endPort()
        .withLivenessProbe(probe(ProbePaths.LIVE, 10, 6))
        .withReadinessProbe(probe(ProbePaths.READY, 5, 2))
        .withResources(
            Objects.requireNonNullElseGet(pod.resources(), () -> resources(settings.worker())))
        .withSecurityContext(security())
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withVolumeMounts(StageVolumes.mounts(pod, mounts))
        .build();
  }

  private static Probe probe(String path, int period, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withPort(new IntOrString(PORT))
        .endHttpGet()
        .withPeriodSeconds(period)
        .withTimeoutSeconds(3)
        .withFailureThreshold(failures)
        .build();
  }

  private static ResourceRequirements resources(WorkerDefaults worker) {
    return new ResourceRequirementsBuilder()
        .addToRequests("cpu", new Quantity(worker.cpuRequest()))
        .addToRequests("memory", new Quantity(worker.memoryRequest()))
        .addToLimits("memory", new Quantity(worker.memoryLimit()))
        .build();
  }

  private static SecurityContext security() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withRunAsNonRoot(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }
}
