package dev.millrace.operator.status;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.run.Lifecycle;
import java.util.Optional;

/** Whether topics keep messages long enough; nothing is said of it while it was never doubtful. */
final class RetentionVerdict {
  private RetentionVerdict() {}

  static Optional<ConditionState> of(StatusInputs statusInputs) {
    String risk = statusInputs.seen().view().retentionRisk();
    if (!risk.isEmpty() && statusInputs.desired().lifecycle() != Lifecycle.FINISHED) {
      return Optional.of(ConditionState.no(Reason.RetentionShort, risk));
    }
    return statusInputs
        .seen()
        .before()
        .flatMap(status -> Conditions.of(status, ConditionType.RetentionSufficient))
        .map(condition -> ConditionState.yes(Reason.RetentionAmple, ""));
  }
}
