package dev.millrace.operator.observed;

import dev.millrace.contract.Stage;
import dev.millrace.operator.names.ObjectLabels;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why a stage's pods do not come up or do not stay: what {@code kubectl describe} would say.
 *
 * @param kind what it means for the run
 * @param sentence for people: the object's name, the cause, and what helps
 */
public record PodFailure(Kind kind, String sentence) {
  /** What a failure means for the run. */
  public enum Kind {
    /** A container runs and fails, again and again. */
    CRASHES,
    /** A container has stopped since messages are gone that it should have taken in. */
    LOSES_DATA,
    /** A container or pod cannot start. */
    BLOCKED
  }

  /**
   * One for each stage that has a pod which fails.
   *
   * @param warnings what the cluster said last of pods that are not getting on, by name
   */
  static Map<Stage, PodFailure> of(
      Collection<Pod> pods, Map<String, String> warnings, Instant now) {
    Map<Stage, PodFailure> failures = new EnumMap<>(Stage.class);
    pods.stream()
        .sorted(Comparator.comparing((Pod pod) -> pod.getMetadata().getName()))
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null && pod.getStatus() != null)
        .forEach(
            pod ->
                ObjectLabels.stage(pod.getMetadata().getLabels())
                    .ifPresent(
                        stage ->
                            of(pod, stage, warnings, now)
                                .ifPresent(failure -> failures.putIfAbsent(stage, failure))));
    return failures;
  }

  private static Optional<PodFailure> of(
      Pod pod, Stage stage, Map<String, String> warnings, Instant now) {
    String name = pod.getMetadata().getName();
    return containers(pod, status -> CrashHistory.of(status, now))
        .or(() -> containers(pod, status -> StartProblem.of(status, stage)))
        .or(() -> unscheduled(pod, stage))
        .or(() -> StartProblem.stuck(pod, warnings, stage))
        .map(failure -> new PodFailure(failure.kind(), "Pod " + name + ": " + failure.sentence()));
  }

  private static Optional<PodFailure> containers(
      Pod pod, java.util.function.Function<ContainerStatus, Optional<PodFailure>> look) {
    return pod.getStatus().getContainerStatuses().stream()
        .flatMap(status -> look.apply(status).stream())
        .findFirst();
  }

  private static Optional<PodFailure> unscheduled(Pod pod, Stage stage) {
    return pod.getStatus().getConditions().stream()
        .filter(c -> "PodScheduled".equals(c.getType()) && "False".equals(c.getStatus()))
        .map((PodCondition c) -> LastWords.of(c.getReason(), c.getMessage()))
        .map(why -> StartProblem.blocked(why, StartProblem.lessOrMore(stage)))
        .findFirst();
  }
}
