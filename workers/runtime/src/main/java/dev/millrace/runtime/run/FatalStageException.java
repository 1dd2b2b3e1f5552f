package dev.millrace.runtime.run;

/** A failure that retrying cannot mend: wrong credentials, missing rights, a wrong table. */
public class FatalStageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with a sentence for the user. */
  public FatalStageException(String message) {
    super(message);
  }

  /** A failure with a sentence for the user and what caused it. */
  public FatalStageException(String message, Throwable cause) {
    super(message, cause);
  }
}
