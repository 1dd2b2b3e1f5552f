package dev.millrace.operator.status;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Phase;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.run.Lifecycle;
import dev.millrace.runtime.progress.RunProgress;
import java.util.Map;

/** One word for people. */
final class PhaseOf {
  private PhaseOf() {}

  static Phase of(Look look, Map<ConditionType, Verdict> verdicts, boolean started) {
    if (look.desired().lifecycle() == Lifecycle.FINISHED) {
      return Phase.Completed;
    }
    if (look.desired().lifecycle() == Lifecycle.SUSPENDED) {
      return Phase.Suspended;
    }
    Reason why = verdicts.get(ConditionType.Ready).reason();
    if (why == Reason.StageFailing || why == Reason.Rejected) {
      return Phase.Failed;
    }
    if (!started) {
      return Phase.Pending;
    }
    return look.run().plan().finite() && sourceDone(look) ? Phase.Draining : Phase.Running;
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
