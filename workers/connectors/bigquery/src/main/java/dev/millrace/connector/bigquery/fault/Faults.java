package dev.millrace.connector.bigquery.fault;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import java.io.IOException;
import java.util.List;
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
      boolean read = cause instanceof GoogleJsonResponseException;
      if (cause instanceof HttpResponseException answer && !read) {
        return ofAnswer(answer);
      }
    }
    if (failure instanceof BigQueryException refused) {
      String first = Objects.requireNonNullElse(refused.getReason(), "");
      String reason = ErrorBody.reason(first, details(refused.getCause()));
      return refusal(Math.max(0, refused.getCode()), reason, words(refused));
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

  private static List<String> details(Throwable cause) {
    return cause instanceof GoogleJsonResponseException answer
            && answer.getDetails() != null
            && answer.getDetails().getDetails() != null
        ? answer.getDetails().getDetails().stream()
            .map(GoogleJsonError.Details::getReason)
            .filter(Objects::nonNull)
            .toList()
        : List.of();
  }

  private static Fault ofAnswer(HttpResponseException answer) {
    int code = answer.getStatusCode();
    return ErrorBody.read(answer.getContent())
        .map(body -> refusal(code, body.reason(), body.message()))
        .orElseGet(() -> refusal(code, "", statusLine(answer)));
  }

  /** Without the address and whatever else the client adds. */
  private static String statusLine(HttpResponseException answer) {
    String message = Objects.requireNonNullElse(answer.getStatusMessage(), "");
    return (answer.getStatusCode() + " " + message).strip();
  }

  private static Fault refusal(int code, String reason, String message) {
    String known = Objects.requireNonNullElse(reason, "");
    return new Fault(FaultReasons.kind(code, known), code, known, message);
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
