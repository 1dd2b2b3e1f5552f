package dev.millrace.sink.bigquery.fault;

import com.google.auth.Retryable;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import java.io.IOException;
import java.util.Objects;

/** Sorts what BigQuery and its client report by code and reason, never by text. */
public final class Faults {
  private Faults() {}

  /** A request that failed, or a failure on the way to it. */
  public static Fault of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Retryable credentials && cause instanceof IOException) {
        FaultKind kind = credentials.isRetryable() ? FaultKind.TRANSIENT : FaultKind.CREDENTIALS;
        return new Fault(kind, 0, "", words(cause));
      }
    }
    if (failure instanceof BigQueryException refused) {
      String reason = Objects.requireNonNullElse(refused.getReason(), "");
      int code = Math.max(0, refused.getCode());
      return new Fault(FaultReasons.kind(code, reason), code, reason, words(refused));
    }
    return new Fault(FaultKind.TRANSIENT, 0, "", words(failure));
  }

  /**
   * A job that failed.
   *
   * @param error the job's {@code errorResult}
   * @param rowsBlamed whether BigQuery counted bad rows: the same reason, {@code invalid}, is given
   *     for a job that is wrong as a whole
   */
  public static Fault ofJob(BigQueryError error, boolean rowsBlamed) {
    String reason = Objects.requireNonNullElse(error.getReason(), "");
    String message = Objects.requireNonNullElse(error.getMessage(), "");
    boolean invalid = reason.equals("invalid");
    FaultKind kind = invalid && rowsBlamed ? FaultKind.ROWS : jobKind(reason);
    return new Fault(kind, 0, reason, message);
  }

  private static FaultKind jobKind(String reason) {
    FaultKind kind = FaultReasons.kind(-1, reason);
    return reason.isEmpty() ? FaultKind.TRANSIENT : kind;
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
