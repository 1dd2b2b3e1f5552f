package dev.millrace.connector.bigquery.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;

/**
 * The body of an error as BigQuery sends it. The client reads it for all calls but uploads.
 *
 * @param reason reason code of the first error, empty when there is none
 * @param message for people
 */
record ErrorBody(String reason, String message) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The reason that says most: newer answers give a general one first and the exact one among their
   * details.
   */
  static String reason(String first, List<String> details) {
    return details.stream().filter(FaultReasons::isKnown).findFirst().orElse(first);
  }

  /** Reads a body; empty when it is not BigQuery's. */
  static Optional<ErrorBody> read(String content) {
    if (content == null) {
      return Optional.empty();
    }
    try {
      JsonNode error = JSON.readTree(content).path("error");
      return error.isObject()
          ? Optional.of(
              new ErrorBody(
                  reason(
                      error.path("errors").path(0).path("reason").asText(""),
                      error.path("details").findValuesAsText("reason")),
                  error.path("message").asText("")))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
