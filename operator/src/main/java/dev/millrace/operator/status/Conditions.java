package dev.millrace.operator.status;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.PipelineRunStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Conditions as Kubernetes wants them: their time changes only with their status. */
public final class Conditions {
  private Conditions() {}

  /** The condition of a type, where a status has it. */
  public static Optional<Condition> of(PipelineRunStatus status, ConditionType type) {
    return Objects.requireNonNullElse(status.conditions(), List.<Condition>of()).stream()
        .filter(condition -> condition.getType().equals(type.name()))
        .findFirst();
  }

  /** Whether the condition of a type is there and holds. */
  public static boolean holds(PipelineRunStatus status, ConditionType type) {
    return of(status, type).filter(condition -> "True".equals(condition.getStatus())).isPresent();
  }

  /** One condition a verdict, in the order of the types. */
  static List<Condition> merge(
      Map<ConditionType, ConditionState> verdicts,
      Optional<PipelineRunStatus> before,
      long generation,
      Instant now) {
    return verdicts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            e ->
                condition(
                    e.getKey(),
                    e.getValue(),
                    before.flatMap(status -> of(status, e.getKey())),
                    generation,
                    now))
        .toList();
  }

  private static Condition condition(
      ConditionType type,
      ConditionState conditionState,
      Optional<Condition> before,
      long generation,
      Instant now) {
    return new ConditionBuilder()
        .withType(type.name())
        .withStatus(conditionState.status().name())
        .withReason(conditionState.reason().name())
        .withMessage(conditionState.message())
        .withObservedGeneration(generation)
        .withLastTransitionTime(
            before
                .filter(b -> b.getStatus().equals(conditionState.status().name()))
                .map(Condition::getLastTransitionTime)
                .orElseGet(() -> time(now)))
        .build();
  }

  /** RFC 3339 with seconds. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
