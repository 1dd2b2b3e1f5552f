package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What the fake answers; a null body is an empty one. */
record Reply(int status, JsonNode body, Map<String, String> headers) {
  Reply(int status, JsonNode body) {
    this(status, body, Map.of());
  }

  static Reply ok(JsonNode body) {
    return new Reply(200, body);
  }
}
