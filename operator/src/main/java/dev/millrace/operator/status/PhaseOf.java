package dev.millrace.operator.status;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Phase;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.run.Lifecycle;
import dev.millrace.runtime.progress.RunProgress;
import java.util.Map;
import java.util.Set;

/** One word for people. */
final class PhaseOf {
  private static final Set<Reason> STOPPED = Set.of(Reason.Rejected, Reason.DataLoss);

  private PhaseOf() {}

  static Phase of(
      StatusInputs statusInputs, Map<ConditionType, ConditionState> verdicts, boolean started) {
    if (statusInputs.desired().lifecycle() == Lifecycle.FINISHED) {
      return Phase.Completed;
    }
    if (statusInputs.desired().lifecycle() == Lifecycle.FAILED) {
      return Phase.Failed;
    }
    if (statusInputs.desired().lifecycle() == Lifecycle.SUSPENDED) {
      return Phase.Suspended;
    }
    Reason why = verdicts.get(ConditionType.Ready).reason();
    if (STOPPED.contains(why)) {
      return Phase.Failed;
    }
    if (why == Reason.CrashLoop || started && anyStageIsBlocked(statusInputs)) {
      return Phase.Degraded;
    }
    if (!started || nothingRuns(statusInputs)) {
      return Phase.Pending;
    }
    return statusInputs.run().plan().finite() && sourceDone(statusInputs)
        ? Phase.Draining
        : Phase.Running;
  }

  /** A pod that cannot start matters where its stage has no other. */
  private static boolean anyStageIsBlocked(StatusInputs statusInputs) {
    return statusInputs.seen().stages().values().stream()
        .anyMatch(stage -> stage.ready() == 0 && stage.failure().isPresent());
  }

  private static boolean nothingRuns(StatusInputs statusInputs) {
    return statusInputs.seen().stages().values().stream().allMatch(stage -> stage.ready() == 0);
  }

  /** What is done stays done while Kafka has not answered yet, as after a start of the operator. */
  private static boolean sourceDone(StatusInputs statusInputs) {
    return statusInputs
        .seen()
        .view()
        .progress()
        .map(RunProgress::sourceDone)
        .orElseGet(
            () ->
                statusInputs.seen().before().filter(b -> b.phase() == Phase.Draining).isPresent());
  }
}
