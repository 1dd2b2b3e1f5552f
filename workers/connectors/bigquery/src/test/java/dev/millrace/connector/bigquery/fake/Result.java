package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Rows in the shape in which queries and tabledata.list give them: every value as text. */
final class Result {
  private final ArrayNode fields;
  private final boolean micros;
  private final ArrayNode rows = Json.array();

  Result(ArrayNode fields) {
    this(fields, false);
  }

  /** Times in whole microseconds, as the newer clients want them, or in seconds with a fraction. */
  Result(ArrayNode fields, boolean micros) {
    this.fields = fields;
    this.micros = micros;
  }

  int size() {
    return rows.size();
  }

  void add(ObjectNode row) {
    ArrayNode cells = rows.addObject().putArray("f");
    fields.forEach(
        field -> cells.addObject().set("v", cell(field, row.path(field.path("name").asText()))));
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    json.putObject("schema").set("fields", fields);
    json.put("totalRows", Integer.toString(rows.size()));
    json.set("rows", rows);
    return json;
  }

  private JsonNode cell(JsonNode field, JsonNode value) {
    if (field.path("mode").asText().equals("REPEATED")) {
      ArrayNode list = Json.array();
      value.forEach(element -> list.addObject().set("v", text(field, element)));
      return list;
    }
    return value.isMissingNode() || value.isNull() ? Json.object().nullNode() : text(field, value);
  }

  private JsonNode text(JsonNode field, JsonNode value) {
    String shown =
        switch (field.path("type").asText()) {
          case "TIMESTAMP" -> time(ChronoUnit.MICROS.between(Instant.EPOCH, Values.instant(value)));
          case "JSON" -> value.isTextual() ? value.asText() : value.toString();
          default -> value.asText();
        };
    return Json.object().textNode(shown);
  }

  private String time(long count) {
    return micros ? Long.toString(count) : BigDecimal.valueOf(count, 6).toPlainString();
  }
}
