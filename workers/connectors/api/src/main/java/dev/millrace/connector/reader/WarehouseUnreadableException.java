package dev.millrace.connector.reader;

/** A warehouse does not answer; the message is for people. */
public final class WarehouseUnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with a sentence for people and what caused it. */
  public WarehouseUnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
