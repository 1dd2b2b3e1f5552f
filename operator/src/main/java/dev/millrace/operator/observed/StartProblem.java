package dev.millrace.operator.observed;

import dev.millrace.contract.Stage;
import dev.millrace.operator.observed.PodFailure.Kind;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Why a container cannot start, or why no pod is made for it. */
final class StartProblem {
  /** Waiting reasons that are part of a normal start, and one that is told otherwise. */
  private static final Set<String> OTHERWISE =
      Set.of("ContainerCreating", "PodInitializing", "CrashLoopBackOff");

  private StartProblem() {}

  /** As the kubelet says of a container. */
  static Optional<PodFailure> of(ContainerStatus status, Stage stage) {
    ContainerStateWaiting waiting =
        status.getState() == null ? null : status.getState().getWaiting();
    if (waiting == null || waiting.getReason() == null || OTHERWISE.contains(waiting.getReason())) {
      return Optional.empty();
    }
    return Optional.of(
        blocked(
            LastWords.of(waiting.getReason(), waiting.getMessage()),
            wayOut(waiting.getReason(), stage)));
  }

  /** As an event says of a pod whose containers are being created for long. */
  static Optional<PodFailure> stuck(Pod pod, Map<String, String> warnings, Stage stage) {
    return Optional.ofNullable(warnings.get(pod.getMetadata().getName()))
        .map(
            warning ->
                blocked(
                    "ContainerCreating for more than a minute: " + warning,
                    warning.startsWith("FailedMount")
                        ? String.format(
                            Locale.ROOT,
                            "create what is missing, or mend spec.%s.pod.volumes",
                            stage.id())
                        : "kubectl describe pod says more"));
  }

  /** As the Deployment controller says when it may not make a pod: a quota, a limit, a policy. */
  static Optional<PodFailure> noPods(Deployment deployment, Stage stage) {
    if (deployment.getStatus() == null) {
      return Optional.empty();
    }
    return Objects.requireNonNullElse(
            deployment.getStatus().getConditions(),
            List.<io.fabric8.kubernetes.api.model.apps.DeploymentCondition>of())
        .stream()
        .filter(c -> "ReplicaFailure".equals(c.getType()) && "True".equals(c.getStatus()))
        .map(
            c ->
                blocked(
                    String.format(
                        Locale.ROOT,
                        "Deployment %s has no pod: %s",
                        deployment.getMetadata().getName(),
                        LastWords.of(c.getReason(), c.getMessage())),
                    String.format(
                            Locale.ROOT,
                            "ask for what is allowed with spec.%s.pod.resources, or have the"
                                + " namespace's",
                            stage.id())
                        + " ResourceQuota or LimitRange changed"))
        .findFirst();
  }

  /** What helps where no node has room. */
  static String lessOrMore(Stage stage) {
    return String.format(
        Locale.ROOT, "ask for less with spec.%s.pod.resources, or add a node", stage.id());
  }

  static PodFailure blocked(String cause, String wayOut) {
    return new PodFailure(Kind.BLOCKED, cause.replaceFirst("[.]$", "") + "; " + wayOut);
  }

  private static String wayOut(String reason, Stage stage) {
    return switch (reason) {
      case "CreateContainerConfigError" ->
          String.format(Locale.ROOT, "create what is missing, or mend spec.%s.pod.env", stage.id());
      case "ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull" ->
          "the node must be able to get it: see images.registry and images.pullSecrets of the"
              + " chart";
      default -> "kubectl describe pod says more";
    };
  }
}
