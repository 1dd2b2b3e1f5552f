package dev.millrace.connector.bigquery.fault;

/**
 * A refusal of BigQuery.
 *
 * @param kind what follows from it
 * @param code HTTP status, 0 when there was no answer or the fault is a job's
 * @param reason BigQuery's reason code, empty when there is none
 * @param message BigQuery's words, for people only
 */
public record Fault(FaultKind kind, int code, String reason, String message) {
  /** Whether it stays until a person mends something. */
  public boolean isForPeople() {
    return switch (kind) {
      case NOT_FOUND,
          NO_LOGIN,
          CREDENTIALS,
          DENIED,
          BILLING,
          API_DISABLED,
          QUOTA_PROJECT,
          REFUSED ->
          true;
      case TRANSIENT, RATE_LIMIT, QUOTA, ROWS, TOO_LARGE, DUPLICATE -> false;
    };
  }

  /** Whether the same request, made again in a while, may be taken. */
  public boolean passesSoon() {
    return kind == FaultKind.TRANSIENT || kind == FaultKind.RATE_LIMIT;
  }

  /** For people: BigQuery's words and its reason code. */
  public String sentence() {
    String words = message.strip().replaceAll("\\s+", " ");
    if (words.isEmpty()) {
      return label();
    }
    return noRequest() ? words : words + " (" + label() + ")";
  }

  private String label() {
    return reason.isEmpty() ? (code == 0 ? "no answer" : "HTTP " + code) : reason;
  }

  /** Without credentials nothing is asked. */
  private boolean noRequest() {
    return code == 0
        && reason.isEmpty()
        && (kind == FaultKind.NO_LOGIN || kind == FaultKind.CREDENTIALS);
  }
}
