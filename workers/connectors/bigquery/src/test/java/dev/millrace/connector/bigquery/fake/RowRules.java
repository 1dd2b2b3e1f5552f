package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is wrong with a row. */
public final class RowRules {
  /** A text that makes a row refused for a reason nobody could have seen before. */
  public static final String POISON = "\u2620 refuse this row";

  private final Map<String, JsonNode> fields;
  private final boolean streamed;

  RowRules(ArrayNode schema, boolean streamed) {
    this.fields = Schema.byName(schema);
    this.streamed = streamed;
  }

  /** The first thing wrong with the row: where and what. */
  Optional<Refusal> refusal(ObjectNode row) {
    for (Map.Entry<String, JsonNode> entry : row.properties()) {
      JsonNode field = fields.get(entry.getKey().toLowerCase(Locale.ROOT));
      if (field == null) {
        return Optional.of(Refusal.invalid("no such field: " + entry.getKey() + "."));
      }
      if (!takes(field, entry.getValue())) {
        return Optional.of(
            Refusal.invalid("Could not convert value of field " + entry.getKey() + " to " + field));
      }
    }
    return Optional.empty();
  }

  private boolean takes(JsonNode field, JsonNode value) {
    String type = field.path("type").asText();
    if (field.path("mode").asText().equals("REPEATED")) {
      return value.isArray() && all((ArrayNode) value, type);
    }
    if (value.isNull()) {
      return !field.path("mode").asText().equals("REQUIRED");
    }
    return Values.fits(type, value, streamed) && !value.asText().contains(POISON);
  }

  private boolean all(ArrayNode list, String type) {
    for (JsonNode element : list) {
      if (element.isNull() || !Values.fits(type, element, streamed)) {
        return false;
      }
    }
    return true;
  }
}
