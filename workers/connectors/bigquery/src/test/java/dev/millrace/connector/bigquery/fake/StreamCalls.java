package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** tabledata.insertAll. */
final class StreamCalls {
  private static final int MAX_BYTES = 10_000_000;
  private static final int MAX_ROWS = 50_000;

  private final Store store;

  StreamCalls(Store store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        Route.of(
            Operation.INSERT_ALL,
            "POST",
            "/bigquery/v2/projects/{p}/datasets/{d}/tables/{t}/insertAll",
            this::insertAll));
  }

  private Reply insertAll(Call call) {
    Table table = store.dataset(call.name(1), call.name(2)).table(call.name(3));
    if (!store.billing) {
      throw new Refusal(
          403,
          "accessDenied",
          "Access Denied: BigQuery BigQuery: Streaming insert is not allowed in the free tier");
    }
    JsonNode rows = call.json().path("rows");
    if (call.body().length > MAX_BYTES) {
      throw new Refusal(413, "uploadTooLarge", "request is larger than " + MAX_BYTES);
    }
    if (rows.size() > MAX_ROWS) {
      throw Refusal.invalid("more than " + MAX_ROWS + " rows");
    }
    return Reply.ok(insert(table, rows, call.json().path("skipInvalidRows").asBoolean()));
  }

  private static ObjectNode insert(Table table, JsonNode rows, boolean skipInvalid) {
    RowRules rules = new RowRules(table.fields(), true);
    List<Optional<Refusal>> refusals = new ArrayList<>();
    rows.forEach(row -> refusals.add(rules.refusal((ObjectNode) row.path("json"))));
    boolean anyBad = refusals.stream().anyMatch(Optional::isPresent);
    boolean stopAll = anyBad && !skipInvalid;
    ObjectNode answer = Json.object().put("kind", "bigquery#tableDataInsertAllResponse");
    ArrayNode errors = Json.array();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    int kept = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (stopAll || refusals.get(i).isPresent()) {
        errors.add(error(i, refusals.get(i)));
      } else if (table.insertIds.isNew(rows.get(i).path("insertId").asText(null))) {
        lines.writeBytes(Json.write(rows.get(i).path("json")));
        lines.write('\n');
        kept++;
      }
    }
    if (kept > 0) {
      table.append(new Segment(lines.toByteArray(), kept));
    }
    if (!errors.isEmpty()) {
      answer.set("insertErrors", errors);
    }
    return answer;
  }

  private static ObjectNode error(int index, Optional<Refusal> refusal) {
    ObjectNode error = Json.object().put("index", index);
    Refusal shown = refusal.orElseGet(() -> new Refusal(400, "stopped", ""));
    error.putArray("errors").add(shown.proto());
    return error;
  }
}
