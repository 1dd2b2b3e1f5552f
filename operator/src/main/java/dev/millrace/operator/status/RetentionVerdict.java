package dev.millrace.operator.status;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.run.Lifecycle;
import java.util.Optional;

/** Whether topics keep messages long enough; nothing is said of it while it was never doubtful. */
final class RetentionVerdict {
  private RetentionVerdict() {}

  static Optional<Verdict> of(Look look) {
    String risk = look.seen().view().retentionRisk();
    if (!risk.isEmpty() && look.desired().lifecycle() != Lifecycle.FINISHED) {
      return Optional.of(Verdict.no(Reason.RetentionShort, risk));
    }
    return look.seen()
        .before()
        .flatMap(status -> Conditions.of(status, ConditionType.RetentionSufficient))
        .map(condition -> Verdict.yes(Reason.RetentionAmple, ""));
  }
}
