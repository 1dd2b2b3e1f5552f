package dev.millrace.connector.warehouse;

/** A warehouse could not do what it was asked to. Its message is one sentence for people. */
public abstract sealed class WarehouseException extends Exception
    permits TransientFailure,
        LockedByAnother,
        PartitionsLocked,
        WarehouseReplaced,
        RetryAfter,
        QuotaExhausted,
        PermanentFailure {
  private static final long serialVersionUID = 1L;

  WarehouseException(String message, Throwable cause) {
    super(message, cause);
  }
}
