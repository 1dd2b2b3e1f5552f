package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the few queries that are sent, and refuses all others. */
final class Sql {
  private static final String TABLE = "`([^`.]+)\\.([^`.]+)\\.([^`.]+)`";
  private static final Pattern COUNT =
      Pattern.compile("SELECT COUNT\\(\\*\\) AS (\\w+) FROM " + TABLE);
  private static final Pattern DISTINCT =
      Pattern.compile(
          "SELECT COUNT\\(\\*\\) AS (\\w+), COUNT\\(DISTINCT `(\\w+)`\\) AS (\\w+) FROM " + TABLE);
  private static final Pattern ROWS =
      Pattern.compile(
          "SELECT TO_JSON_STRING\\(t\\) AS (\\w+) FROM "
              + TABLE
              + " AS t WHERE t\\.`(\\w+)` IN UNNEST\\(@(\\w+)\\)");

  private static final Pattern SOME =
      Pattern.compile(
          "SELECT `(\\w+)` FROM "
              + TABLE
              + " WHERE `\\w+` IS NOT NULL"
              + " ORDER BY FARM_FINGERPRINT\\(CAST\\(`\\w+` AS STRING\\)\\), `\\w+` LIMIT (\\d+)");

  private final Store store;

  Sql(Store store) {
    this.store = store;
  }

  Result run(String query, JsonNode parameters) {
    String text = query.strip().replaceAll("\\s+", " ").replaceAll(";$", "");
    if (text.equals("SELECT 1")) {
      return one(Json.object().put("f0_", 1));
    }
    Matcher count = COUNT.matcher(text);
    if (count.matches()) {
      Table table = table(count, 2);
      return one(Json.object().put(count.group(1), table.rowCount()));
    }
    Matcher distinct = DISTINCT.matcher(text);
    if (distinct.matches()) {
      return distinct(distinct);
    }
    Matcher rows = ROWS.matcher(text);
    if (rows.matches()) {
      return rows(rows, parameters);
    }
    Matcher some = SOME.matcher(text);
    if (some.matches()) {
      return some(some);
    }
    throw new Refusal(400, "invalidQuery", "the fake does not answer: " + text);
  }

  private Result distinct(Matcher query) {
    Set<JsonNode> values = new HashSet<>();
    long[] rows = {0};
    table(query, 4)
        .forEach(
            row -> {
              rows[0]++;
              if (row.hasNonNull(query.group(2))) {
                values.add(row.path(query.group(2)));
              }
            });
    ObjectNode answer = Json.object().put(query.group(1), rows[0]);
    return one(answer.put(query.group(3), (long) values.size()));
  }

  private Result rows(Matcher query, JsonNode parameters) {
    Set<String> wanted = new HashSet<>();
    parameters.forEach(
        parameter -> {
          if (parameter.path("name").asText().equals(query.group(6))) {
            parameter
                .path("parameterValue")
                .path("arrayValues")
                .forEach(value -> wanted.add(value.path("value").asText()));
          }
        });
    Result result = new Result(fields(query.group(1), "STRING"));
    Table table = table(query, 2);
    ArrayNode fields = table.fields();
    table.forEach(
        row -> {
          if (wanted.contains(row.path(query.group(5)).asText())) {
            result.add(Json.object().put(query.group(1), RowText.of(fields, row)));
          }
        });
    return result;
  }

  /** In some order that has nothing to do with when rows came, as a hash gives it. */
  private Result some(Matcher query) {
    String column = query.group(1);
    List<ObjectNode> rows = new ArrayList<>();
    table(query, 2)
        .forEach(
            row -> {
              if (row.hasNonNull(column)) {
                rows.add(Json.object().put(column, row.path(column).asLong()));
              }
            });
    rows.sort(Comparator.comparing(row -> Long.reverse(row.path(column).asLong())));
    Result result = new Result(fields(column, "INTEGER"));
    rows.stream().limit(Long.parseLong(query.group(5))).forEach(result::add);
    return result;
  }

  private Table table(Matcher query, int group) {
    return store.dataset(query.group(group), query.group(group + 1)).table(query.group(group + 2));
  }

  private static Result one(ObjectNode row) {
    ArrayNode fields = Json.array();
    row.fieldNames().forEachRemaining(name -> fields.addAll(fields(name, "INTEGER")));
    Result result = new Result(fields);
    result.add(row);
    return result;
  }

  private static ArrayNode fields(String name, String type) {
    ArrayNode fields = Json.array();
    fields.addObject().put("name", name).put("type", type).put("mode", "NULLABLE");
    return fields;
  }
}
