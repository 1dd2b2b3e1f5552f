package dev.millrace.connector.warehouse;

import java.time.Instant;

/**
 * Something is wrong that may be mended from outside, and each attempt costs: the same call is made
 * again at a known time, not sooner.
 */
public final class RetryAfter extends WarehouseException {
  private static final long serialVersionUID = 1L;

  private final Instant until;

  /** A failure with a sentence for people, when to try again, and what caused it. */
  public RetryAfter(String message, Instant until, Throwable cause) {
    super(message, cause);
    this.until = until;
  }

  /** When trying again makes sense. */
  public Instant until() {
    return until;
  }
}
