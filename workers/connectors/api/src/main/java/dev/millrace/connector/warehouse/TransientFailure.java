package dev.millrace.connector.warehouse;

/** Passes by itself or can be mended from outside: the same call is made again after a while. */
public final class TransientFailure extends WarehouseException {
  private static final long serialVersionUID = 1L;

  /** A failure with a sentence for people and what caused it. */
  public TransientFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** A failure with a sentence for people. */
  public TransientFailure(String message) {
    this(message, null);
  }
}
