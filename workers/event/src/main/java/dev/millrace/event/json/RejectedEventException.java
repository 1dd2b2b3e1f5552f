package dev.millrace.event.json;

import dev.millrace.contract.event.DeadLetterReason;

/**
 * A value can never become an event or a row. Carries no stack trace: bad input is an answer, not a
 * bug, and made often.
 */
public final class RejectedEventException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;

  /**
   * A verdict on a value.
   *
   * @param reason what kind of fault
   * @param detail one sentence for people, with the place
   */
  public RejectedEventException(DeadLetterReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** What kind of fault. */
  public DeadLetterReason reason() {
    return reason;
  }
}
