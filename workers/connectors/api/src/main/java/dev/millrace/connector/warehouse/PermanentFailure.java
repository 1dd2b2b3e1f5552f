package dev.millrace.connector.warehouse;

/** Only a person can help: wrong table, missing rights, unusable path. */
public final class PermanentFailure extends WarehouseException {
  private static final long serialVersionUID = 1L;

  /** A failure with a sentence for people and what caused it. */
  public PermanentFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** A failure with a sentence for people. */
  public PermanentFailure(String message) {
    this(message, null);
  }
}
