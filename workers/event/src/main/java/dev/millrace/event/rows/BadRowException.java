package dev.millrace.event.rows;

import dev.millrace.contract.event.DeadLetterReason;

/** An event that can not become a row, whoever tries. Made often, so without a stack trace. */
public final class BadRowException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;

  BadRowException(DeadLetterReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** What is wrong. */
  public DeadLetterReason reason() {
    return reason;
  }
}
