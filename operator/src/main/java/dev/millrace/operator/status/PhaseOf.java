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

  static Phase of(Look look, Map<ConditionType, Verdict> verdicts, boolean started) {
    if (look.desired().lifecycle() == Lifecycle.FINISHED) {
      return Phase.Completed;
    }
    if (look.desired().lifecycle() == Lifecycle.FAILED) {
      return Phase.Failed;
    }
    if (look.desired().lifecycle() == Lifecycle.SUSPENDED) {
      return Phase.Suspended;
    }
    Reason why = verdicts.get(ConditionType.Ready).reason();
    if (STOPPED.contains(why)) {
      return Phase.Failed;
    }
    if (why == Reason.CrashLoop || started && anyStageIsBlocked(look)) {
      return Phase.Degraded;
    }
    if (!started || nothingRuns(look)) {
      return Phase.Pending;
    }
    return look.run().plan().finite() && sourceDone(look) ? Phase.Draining : Phase.Running;
  }

  /** A pod that can not start matters where its stage has no other. */
  private static boolean anyStageIsBlocked(Look look) {
    return look.seen().stages().values().stream()
        .anyMatch(stage -> stage.ready() == 0 && stage.failure().isPresent());
  }

  private static boolean nothingRuns(Look look) {
    return look.seen().stages().values().stream().allMatch(stage -> stage.ready() == 0);
  }

  /** What is done stays done while Kafka has not answered yet, as after a start of the operator. */
  private static boolean sourceDone(Look look) {
    return look.seen()
        .view()
        .progress()
        .map(RunProgress::sourceDone)
        .orElseGet(() -> look.seen().before().filter(b -> b.phase() == Phase.Draining).isPresent());
  }
}
