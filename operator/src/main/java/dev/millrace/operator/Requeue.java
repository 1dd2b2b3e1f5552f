package dev.millrace.operator;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.carry.Outcome;
import dev.millrace.operator.cluster.PodWarnings;
import dev.millrace.operator.observed.ObservedObjects;
import dev.millrace.operator.run.PlannedRun;
import dev.millrace.operator.status.Conditions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When to look at a run again although no event says so, or whether its time is over.
 *
 * @param again how long to wait; absent means for the next event
 * @param expired whether the run is to be deleted
 */
record Requeue(Optional<Duration> again, boolean expired) {
  /**
   * What no informer tells the end of: other people's objects, kinds that may come, a start that
   * takes long, a crash that is forgotten.
   */
  private static final Duration UNSEEN = Duration.ofSeconds(30);

  private static final Set<String> UNSEEN_REASONS =
      Set.of(Reason.NameConflict.name(), Reason.Rejected.name(), Reason.StrimziMissing.name());

  static Requeue next(
      PlannedRun run,
      ObservedObjects live,
      PipelineRunStatus status,
      Outcome outcome,
      Instant now) {
    Optional<Duration> left = timeLeft(run, status, now);
    if (left.filter(d -> d.isZero() || d.isNegative()).isPresent()) {
      return new Requeue(Optional.empty(), true);
    }
    boolean unseen =
        !outcome.problems().isEmpty()
            || live.pods().stream().anyMatch(PodWarnings::isCreating)
            || Conditions.of(status, ConditionType.Ready)
                .filter(c -> Reason.CrashLoop.name().equals(c.getReason()))
                .isPresent()
            || Conditions.of(status, ConditionType.TopicsReady)
                .filter(c -> UNSEEN_REASONS.contains(c.getReason()))
                .isPresent();
    return new Requeue(
        Stream.concat(left.stream(), unseen ? Stream.of(UNSEEN) : Stream.empty())
            .min(Duration::compareTo),
        false);
  }

  /** The control with the earlier of both times; deletes the run when its time is over. */
  UpdateControl<PipelineRun> applyTo(
      UpdateControl<PipelineRun> control, PipelineRun run, KubernetesClient client) {
    if (expired) {
      client.resource(run).delete();
      return UpdateControl.noUpdate();
    }
    Optional<Duration> earliest =
        Stream.concat(control.getScheduleDelay().map(Duration::ofMillis).stream(), again.stream())
            .min(Duration::compareTo);
    return earliest.map(control::rescheduleAfter).orElse(control);
  }

  private static Optional<Duration> timeLeft(
      PlannedRun run, PipelineRunStatus status, Instant now) {
    return run.plan()
        .ttlAfterFinished()
        .filter(ttl -> status.completionTime() != null)
        .map(ttl -> Duration.between(now, Instant.parse(status.completionTime()).plus(ttl)));
  }
}
