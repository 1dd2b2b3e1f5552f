package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** Which JSON values a column takes. */
final class Values {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Values() {}

  /**
   * Whether a column of the type takes the value.
   *
   * @param streamed insertAll wants JSON columns as text, load jobs want them as they are
   */
  static boolean fits(String type, JsonNode value, boolean streamed) {
    return switch (type) {
      case "STRING" -> value.isValueNode();
      case "INTEGER" -> isInteger(value);
      case "FLOAT" -> isFloat(value);
      case "BOOLEAN" ->
          value.isBoolean()
              || value.asText().toLowerCase(Locale.ROOT).matches("true|false|t|f|yes|no|y|n|1|0");
      case "TIMESTAMP" -> isTimestamp(value);
      case "JSON" -> !streamed || value.isTextual() && isJson(value.asText());
      default -> throw Refusal.invalid("the fake has no type " + type);
    };
  }

  static Instant instant(JsonNode value) {
    return value.isNumber()
        ? Instant.ofEpochSecond(value.asLong())
        : OffsetDateTime.parse(value.asText()).toInstant();
  }

  private static boolean isInteger(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.canConvertToLong();
    }
    try {
      Long.parseLong(value.asText());
      return value.isTextual();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isFloat(JsonNode value) {
    if (value.isNumber()) {
      return true;
    }
    try {
      Double.parseDouble(value.asText());
      return value.isTextual();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isTimestamp(JsonNode value) {
    try {
      Instant instant = instant(value);
      return !instant.isBefore(FIRST) && instant.isBefore(END);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isJson(String text) {
    try {
      return !Json.MAPPER.readTree(text).isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
