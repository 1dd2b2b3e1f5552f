package dev.millrace.operator.claim;

/** Whether this release of the operator cares for the runs of a namespace. */
public sealed interface Claim {
  /** It does, and no other does. */
  record Held() implements Claim {}

  /**
   * It does not.
   *
   * @param why one sentence that names who does, or what forbids to ask
   */
  record Refused(String why) implements Claim {}
}
