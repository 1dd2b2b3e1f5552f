package dev.millrace.operator.run;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.ReplicaSource;
import dev.millrace.operator.kafka.KafkaSnapshot;
import dev.millrace.runtime.progress.RunProgress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Where a run is in its life. */
public enum Lifecycle {
  /** Its stages are to work. */
  ACTIVE,
  /** Its stages are to stand still until the spec says otherwise. */
  SUSPENDED,
  /** Its stages are to stand still, because of a {@link RunFailure}, until the spec changes. */
  FAILED,
  /** It is over; its stages are to stand still for good. */
  FINISHED;

  /**
   * Once a run is over it stays so, whatever Kafka says later: its topics may expire. One that is
   * completed goes on until its sinks have looked whether the warehouse has all.
   */
  public static Lifecycle of(
      PlannedRun run, KafkaSnapshot view, Optional<PipelineRunStatus> before) {
    boolean over = before.filter(Lifecycle::wasCompleted).isPresent();
    boolean completed =
        run.plan().finite() && view.progress().filter(RunProgress::completed).isPresent();
    if (over || completed && view.over()) {
      return FINISHED;
    }
    if (!completed && RunFailure.of(run, view, before).isPresent()) {
      return FAILED;
    }
    return run.plan().suspended() ? SUSPENDED : ACTIVE;
  }

  /** Who decides on replicas because of it; absent while the stages work. */
  public Optional<ReplicaSource> stop() {
    return switch (this) {
      case ACTIVE -> Optional.empty();
      case SUSPENDED -> Optional.of(ReplicaSource.Suspended);
      case FAILED -> Optional.of(ReplicaSource.Failed);
      case FINISHED -> Optional.of(ReplicaSource.Completed);
    };
  }

  private static boolean wasCompleted(PipelineRunStatus status) {
    return Objects.requireNonNullElse(
            status.conditions(), List.<io.fabric8.kubernetes.api.model.Condition>of())
        .stream()
        .anyMatch(
            c ->
                c.getType().equals(ConditionType.Completed.name()) && "True".equals(c.getStatus()));
  }
}
