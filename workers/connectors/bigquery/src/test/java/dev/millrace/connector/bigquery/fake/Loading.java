package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Carries a load job out: all of its rows or none. */
final class Loading {
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

  private Job.Outcome loadRows(Table table, JsonNode load, byte[] data) throws IOException {
    RowRules rules = new RowRules(table.fields(), false);
    List<ObjectNode> errors = new ArrayList<>();
    long[] counts = new long[2];
    long[] bad = new long[1];
    Segment.read(
        data,
        row -> {
          counts[0]++;
          Optional<Refusal> refusal = rules.refusal(row);
          if (refusal.isPresent()) {
            counts[1]++;
            if (errors.isEmpty()) {
              bad[0] = counts[0] - 1;
              errors.add(refusal.get().proto());
            }
          }
        });
    if (counts[1] > load.path("maxBadRecords").asLong(0)) {
      return new Job.Outcome(refused(data, bad[0], errors.get(0)), statistics(0, counts[1]));
    }
    if (counts[1] > 0) {
      throw Refusal.invalid("the fake loads all rows or none: send maxBadRecords 0");
    }
    table.append(Segment.packed(data, counts[0]));
    return new Job.Outcome(List.of(), statistics(counts[0], 0));
  }

  /** As BigQuery tells it: it gives up at the first row and names the byte at which it begins. */
  private List<ObjectNode> refused(byte[] data, long row, ObjectNode why) throws IOException {
    String giving =
        "Error while reading data, error message: JSON table encountered too many errors, giving"
            + " up. Rows: %d; errors: 1. Please look into the errors[] collection for more"
            + " details.";
    List<ObjectNode> errors = new ArrayList<>();
    errors.add(Refusal.invalid(String.format(Locale.ROOT, giving, row + 1)).proto());
    if (store.positionsTold) {
      errors.add(
          Refusal.invalid(
                  "Error while reading data, error message: JSON parsing error in row starting at"
                      + String.format(
                          Locale.ROOT,
                          " position %d: %s",
                          Segment.position(data, row),
                          why.path("message").asText()))
              .proto());
    }
    return errors;
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
