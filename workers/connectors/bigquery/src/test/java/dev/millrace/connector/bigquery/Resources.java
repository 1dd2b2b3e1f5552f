package dev.millrace.connector.bigquery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Resources of the REST API, written in tests. */
public final class Resources {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Resources() {}

  /** Reads a resource. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
