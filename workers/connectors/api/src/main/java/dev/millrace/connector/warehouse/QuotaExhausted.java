package dev.millrace.connector.warehouse;

import java.time.Instant;

/** The warehouse takes nothing more until a known time: the same call is made again then. */
public final class QuotaExhausted extends WarehouseException {
  private static final long serialVersionUID = 1L;

  private final Instant until;

  /** A quota that is used up until a time. */
  public QuotaExhausted(String message, Instant until, Throwable cause) {
    super(message, cause);
    this.until = until;
  }

  /** When trying again makes sense. */
  public Instant until() {
    return until;
  }
}
