package dev.millrace.operator.observed;

import dev.millrace.contract.Stage;
import dev.millrace.operator.names.Labels;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why a pod does not come up: what {@code kubectl describe pod} would say.
 *
 * @param crashes whether its container runs and fails, rather than can not start
 * @param sentence for people, with the pod's name and what the container said last
 */
public record PodFailure(boolean crashes, String sentence) {
  /** Waiting reasons that are part of a normal start. */
  private static final Set<String> STARTING = Set.of("ContainerCreating", "PodInitializing");

  private static final String CRASHING = "CrashLoopBackOff";

  /** Longest piece of a container's last words that is shown. */
  private static final int MAX_LENGTH = 300;

  /** One for each stage that has a pod which fails. */
  static Map<Stage, PodFailure> of(Collection<Pod> pods) {
    Map<Stage, PodFailure> failures = new EnumMap<>(Stage.class);
    pods.stream()
        .sorted(Comparator.comparing((Pod pod) -> pod.getMetadata().getName()))
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .forEach(
            pod ->
                Labels.stage(pod.getMetadata().getLabels())
                    .ifPresent(
                        stage ->
                            failure(pod)
                                .ifPresent(failure -> failures.putIfAbsent(stage, failure))));
    return failures;
  }

  private static Optional<PodFailure> failure(Pod pod) {
    if (pod.getStatus() == null) {
      return Optional.empty();
    }
    String name = pod.getMetadata().getName() + ": ";
    return pod.getStatus().getContainerStatuses().stream()
        .flatMap(
            status ->
                sentence(status).stream().map(why -> new PodFailure(crashes(status), name + why)))
        .findFirst()
        .or(() -> unscheduled(pod).map(why -> new PodFailure(false, name + why)));
  }

  private static boolean crashes(ContainerStatus status) {
    return CRASHING.equals(status.getState().getWaiting().getReason());
  }

  private static Optional<String> sentence(ContainerStatus status) {
    ContainerStateWaiting waiting =
        status.getState() == null ? null : status.getState().getWaiting();
    if (waiting == null || waiting.getReason() == null || STARTING.contains(waiting.getReason())) {
      return Optional.empty();
    }
    ContainerStateTerminated last = terminated(status.getLastState());
    return Optional.of(
        last == null
            ? sentence(waiting.getReason(), waiting.getMessage())
            : sentence(
                waiting.getReason() + ", exit code " + last.getExitCode(), last.getMessage()));
  }

  private static Optional<String> unscheduled(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(c -> "PodScheduled".equals(c.getType()) && "False".equals(c.getStatus()))
        .map((PodCondition c) -> sentence(c.getReason(), c.getMessage()))
        .findFirst();
  }

  private static ContainerStateTerminated terminated(ContainerState state) {
    return state == null ? null : state.getTerminated();
  }

  /** The end of what a container said is what matters: the error is its last line. */
  private static String sentence(String reason, String message) {
    if (message == null || message.isBlank()) {
      return reason;
    }
    String said = message.strip();
    String text = said.substring(said.lastIndexOf('\n') + 1);
    String end = text.substring(Math.max(0, text.length() - MAX_LENGTH));
    return reason + ": " + (end.length() < text.length() ? "…" : "") + end;
  }
}
