package dev.millrace.runtime.run;

/**
 * Messages are gone that were not taken in yet, and the run does not go on by itself. The message
 * names the partition, the offsets, why they are gone and what can be done.
 */
public final class DataLossException extends FatalStageException {
  private static final long serialVersionUID = 1L;

  /** A loss with its whole story in one sentence. */
  public DataLossException(String message) {
    super(message);
  }

  /** A loss that Kafka's client noticed first. */
  public DataLossException(String message, Throwable cause) {
    super(message, cause);
  }
}
