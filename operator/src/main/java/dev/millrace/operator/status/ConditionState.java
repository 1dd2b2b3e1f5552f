package dev.millrace.operator.status;

import dev.millrace.crds.api.Reason;

/**
 * What a condition says now.
 *
 * @param status whether it holds
 * @param reason one word
 * @param message one sentence for people; may be empty
 */
record ConditionState(State status, Reason reason, String message) {
  /** Whether a condition holds, as Kubernetes writes it. */
  enum State {
    /** It holds. */
    True,
    /** It does not. */
    False,
    /** Nobody knows. */
    Unknown
  }

  static ConditionState yes(Reason reason, String message) {
    return new ConditionState(State.True, reason, message);
  }

  static ConditionState no(Reason reason, String message) {
    return new ConditionState(State.False, reason, message);
  }

  static ConditionState unknown(Reason reason, String message) {
    return new ConditionState(State.Unknown, reason, message);
  }

  boolean holds() {
    return status == State.True;
  }
}
