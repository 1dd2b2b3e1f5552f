package dev.millrace.local.engine;

/** A run cannot go on; its message is for people. What was done is kept. */
public final class RunFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with a sentence for people. */
  public RunFailedException(String message) {
    super(message);
  }

  /** A failure with a sentence for people and what caused it. */
  public RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
