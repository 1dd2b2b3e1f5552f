package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/**
 * A row as TO_JSON_STRING gives it: all columns of the table in order, values in their one form.
 */
final class RowText {
  private static final long EXACT_IN_A_DOUBLE = 1L << 53;

  private RowText() {}

  static String of(ArrayNode fields, ObjectNode row) {
    ObjectNode text = Json.object();
    fields.forEach(
        field -> {
          String name = field.path("name").asText();
          JsonNode value = row.path(name);
          if (field.path("mode").asText().equals("REPEATED")) {
            text.set(name, value.isArray() ? value : Json.array());
          } else if (value.isMissingNode() || value.isNull()) {
            text.putNull(name);
          } else {
            text.set(name, value(field.path("type").asText(), value));
          }
        });
    return text.toString();
  }

  private static JsonNode value(String type, JsonNode value) {
    return switch (type) {
      case "INTEGER" -> integer(value.asLong());
      case "FLOAT" -> Json.object().numberNode(value.asDouble());
      case "BOOLEAN" -> Json.object().booleanNode(value.asBoolean());
      case "TIMESTAMP" -> Json.object().textNode(Values.instant(value).toString());
      case "JSON" -> value.isTextual() ? parsed(value.asText()) : value;
      default -> Json.object().textNode(value.asText());
    };
  }

  private static JsonNode integer(long number) {
    boolean exact = number >= -EXACT_IN_A_DOUBLE && number <= EXACT_IN_A_DOUBLE;
    return exact ? Json.object().numberNode(number) : Json.object().textNode(Long.toString(number));
  }

  private static JsonNode parsed(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("rows were checked when they came", e);
    }
  }
}
