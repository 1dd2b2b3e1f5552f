package dev.millrace.sink.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries a load job out: all of its rows or none. */
final class Loading {
  private static final int ERRORS_SHOWN = 5;

  private final Store store;

  Loading(Store store) {
    this.store = store;
  }

  /** The table a load job is for; refuses what jobs.insert refuses. */
  Table destination(JsonNode load, String location) {
    JsonNode ref = load.path("destinationTable");
    Dataset dataset = store.dataset(ref.path("projectId").asText(), ref.path("datasetId").asText());
    if (!dataset.location.equalsIgnoreCase(location)) {
      throw Refusal.notFound("Dataset " + dataset.name + " in location " + location);
    }
    return dataset.table(ref.path("tableId").asText());
  }

  Job.Outcome run(Table table, JsonNode load, byte[] data) {
    if (!table.takeLoad()) {
      return failed(new Refusal(403, "quotaExceeded", "too many imports for this table"), 0);
    }
    try {
      adapt(table, load);
      return loadRows(table, load, data);
    } catch (Refusal e) {
      return failed(e, 0);
    } catch (IOException e) {
      return failed(Refusal.invalid("JSON parsing error: " + e.getMessage()), 1);
    }
  }

  static Job.Outcome failed(Refusal refusal, long badRows) {
    return new Job.Outcome(List.of(refusal.proto()), statistics(0, badRows));
  }

  private static void adapt(Table table, JsonNode load) {
    JsonNode schema = load.path("schema");
    if (!schema.isObject()) {
      return;
    }
    boolean mayAdd = load.path("schemaUpdateOptions").toString().contains("ALLOW_FIELD_ADDITION");
    if (mayAdd) {
      table.widen(schema);
    } else {
      int before = table.fields().size();
      if (schema.path("fields").size() != before) {
        throw Refusal.invalid("Provided Schema does not match Table " + table.name);
      }
      table.widen(schema);
    }
  }

  private static Job.Outcome loadRows(Table table, JsonNode load, byte[] data) throws IOException {
    RowRules rules = new RowRules(table.fields(), false);
    List<ObjectNode> errors = new ArrayList<>();
    long[] counts = new long[2];
    Segment.read(
        data,
        row -> {
          counts[0]++;
          Optional<Refusal> refusal = rules.refusal(row);
          if (refusal.isPresent()) {
            counts[1]++;
            if (errors.size() < ERRORS_SHOWN) {
              errors.add(refusal.get().proto());
            }
          }
        });
    if (counts[1] > load.path("maxBadRecords").asLong(0)) {
      errors.add(0, Refusal.invalid("too many errors, giving up").proto());
      return new Job.Outcome(errors, statistics(0, counts[1]));
    }
    if (counts[1] > 0) {
      throw Refusal.invalid("the fake loads all rows or none: send maxBadRecords 0");
    }
    table.append(Segment.packed(data, counts[0]));
    return new Job.Outcome(List.of(), statistics(counts[0], 0));
  }

  private static ObjectNode statistics(long rows, long badRows) {
    ObjectNode statistics = Json.object();
    statistics
        .putObject("load")
        .put("inputFiles", "1")
        .put("outputRows", Long.toString(rows))
        .put("badRecords", Long.toString(badRows));
    return statistics;
  }
}
