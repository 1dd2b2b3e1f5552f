package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** tables.* and tabledata.list. */
final class TableCalls {
  private final Store store;

  TableCalls(Store store) {
    this.store = store;
  }

  List<Route> routes() {
    String tables = "/bigquery/v2/projects/{project}/datasets/{dataset}/tables";
    return List.of(
        Route.of(Operation.TABLE_GET, "GET", tables + "/{table}", this::get),
        Route.of(Operation.TABLE_GET, "GET", tables, this::list),
        Route.of(Operation.TABLE_CREATE, "POST", tables, this::create),
        Route.of(Operation.TABLE_CHANGE, "PATCH", tables + "/{table}", this::change),
        Route.of(Operation.DATA_LIST, "GET", tables + "/{table}/data", this::data));
  }

  private Table table(Call call) {
    return store.dataset(call.name(1), call.name(2)).table(call.name(3));
  }

  private Reply get(Call call) {
    return Reply.ok(described(table(call)));
  }

  private Reply list(Call call) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("tables");
    store.dataset(call.name(1), call.name(2)).tables().forEach(t -> all.add(described(t)));
    return Reply.ok(json);
  }

  private Reply create(Call call) {
    Dataset dataset = store.dataset(call.name(1), call.name(2));
    return Reply.ok(described(dataset.createTable(call.json())));
  }

  private Reply change(Call call) {
    Table table = table(call);
    if (call.json().path("schema").isObject()) {
      table.widen(call.json().path("schema"));
    }
    return Reply.ok(described(table));
  }

  /** A page of rows, from the row on that the token names. */
  private Reply data(Call call) {
    Table table = table(call);
    long most = Long.parseLong(call.query().getOrDefault("maxResults", "50000"));
    long from = Long.parseLong(call.query().getOrDefault("pageToken", "0"));
    boolean micros =
        Boolean.parseBoolean(call.query().getOrDefault("formatOptions.useInt64Timestamp", "false"));
    Result rows = new Result(selected(table, call), micros);
    long[] seen = {0};
    table.forEach(
        row -> {
          if (seen[0]++ >= from && rows.size() < most) {
            rows.add(row);
          }
        });
    ObjectNode json = rows.json();
    json.remove("schema");
    json.put("totalRows", Long.toString(seen[0]));
    if (from + rows.size() < seen[0]) {
      json.put("pageToken", Long.toString(from + rows.size()));
    }
    return Reply.ok(json);
  }

  private static ArrayNode selected(Table table, Call call) {
    String wanted = call.query().get("selectedFields");
    if (wanted == null) {
      return table.fields();
    }
    Set<String> names = Set.of(wanted.split(","));
    ArrayNode fields = Json.array();
    for (JsonNode field : table.fields()) {
      if (names.contains(field.path("name").asText())) {
        fields.add(field);
      }
    }
    return fields;
  }

  private static ObjectNode described(Table table) {
    return table.resource().put("numRows", Long.toString(table.storedRows()));
  }
}
