package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Rules about schemas. */
final class Schema {
  private static final Map<String, String> OLD_NAMES =
      Map.of("INT64", "INTEGER", "FLOAT64", "FLOAT", "BOOL", "BOOLEAN");

  private Schema() {}

  /** Spells types and modes as tables.get does. */
  static void normalise(ArrayNode fields) {
    fields.forEach(
        field -> {
          String type = field.path("type").asText();
          ((ObjectNode) field).put("type", OLD_NAMES.getOrDefault(type, type));
          if (!field.hasNonNull("mode")) {
            ((ObjectNode) field).put("mode", "NULLABLE");
          }
        });
  }

  /** Refuses anything but added columns that need no value. */
  static void requireWider(ArrayNode old, ArrayNode wanted) {
    Map<String, JsonNode> byName = new HashMap<>();
    wanted.forEach(field -> byName.put(name(field), field));
    old.forEach(
        field -> {
          JsonNode kept = byName.remove(name(field));
          if (kept == null) {
            throw Refusal.invalid("field " + name(field) + " is missing in new schema");
          }
          if (!same(field, kept, "type") || !same(field, kept, "mode")) {
            throw Refusal.invalid("field " + name(field) + " has changed type or mode");
          }
        });
    byName
        .values()
        .forEach(
            added -> {
              if (added.path("mode").asText().equals("REQUIRED")) {
                throw Refusal.invalid("cannot add required field " + name(added));
              }
            });
  }

  static Map<String, JsonNode> byName(ArrayNode fields) {
    Map<String, JsonNode> byName = new HashMap<>();
    fields.forEach(field -> byName.put(name(field), field));
    return byName;
  }

  /** BigQuery's column names differ in more than case. */
  static String name(JsonNode field) {
    return field.path("name").asText().toLowerCase(Locale.ROOT);
  }

  private static boolean same(JsonNode a, JsonNode b, String property) {
    return a.path(property).asText().equals(b.path(property).asText());
  }
}
