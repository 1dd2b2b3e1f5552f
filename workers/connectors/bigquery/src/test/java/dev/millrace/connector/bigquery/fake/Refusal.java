package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error as BigQuery answers it. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final int code;
  final String reason;
  private final String detail;

  Refusal(int code, String reason, String message) {
    this(code, reason, message, "");
  }

  Refusal(int code, String reason, String message, String detail) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.detail = detail;
  }

  static Refusal notFound(String what) {
    return new Refusal(404, "notFound", "Not found: " + what);
  }

  static Refusal duplicate(String what) {
    return new Refusal(409, "duplicate", "Already Exists: " + what);
  }

  static Refusal invalid(String message) {
    return new Refusal(400, "invalid", message);
  }

  Reply reply() {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    error.put("code", code).put("message", getMessage());
    error
        .putArray("errors")
        .addObject()
        .put("domain", "global")
        .put("reason", reason)
        .put("message", getMessage());
    if (!detail.isEmpty()) {
      error
          .putArray("details")
          .addObject()
          .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
          .put("reason", detail);
    }
    return new Reply(code, body);
  }

  /** As an ErrorProto inside of a job or of a streaming answer. */
  ObjectNode proto() {
    return Json.object().put("reason", reason).put("message", getMessage());
  }
}
