package dev.millrace.sink.bigquery.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

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

  private Reply data(Call call) {
    Table table = table(call);
    long most = Long.parseLong(call.query().getOrDefault("maxResults", "1000"));
    Result rows = new Result(table.fields());
    table.forEach(
        row -> {
          if (rows.size() < most) {
            rows.add(row);
          }
        });
    ObjectNode json = rows.json();
    json.remove("schema");
    json.put("totalRows", Long.toString(table.rowCount()));
    return Reply.ok(json);
  }

  private static ObjectNode described(Table table) {
    return table.resource().put("numRows", Long.toString(table.storedRows()));
  }
}
