package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A table: its resource, its rows, and how often it was loaded. Safe for several threads. */
public final class Table {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Map<String, String> TYPES =
      Map.of(
          "view", "VIEW",
          "materializedView", "MATERIALIZED_VIEW",
          "externalDataConfiguration", "EXTERNAL",
          "snapshotDefinition", "SNAPSHOT");

  final Dataset dataset;
  final String name;
  final InsertIds insertIds = new InsertIds();
  private final Store store;
  private final ObjectNode resource;
  private final List<Segment> segments = new ArrayList<>();
  private final Deque<Instant> loads = new ArrayDeque<>();

  Table(Dataset dataset, String name, ObjectNode resource, Store store) {
    this.dataset = dataset;
    this.name = name;
    this.resource = resource;
    this.store = store;
    Schema.normalise(fields());
    long now = store.clock.millis();
    resource.put("kind", "bigquery#table").put("type", type(resource));
    resource
        .putObject("tableReference")
        .put("projectId", dataset.project)
        .put("datasetId", dataset.name)
        .put("tableId", name);
    resource.put("id", dataset.project + ":" + dataset.name + "." + name);
    resource.put("location", dataset.location).put("creationTime", Long.toString(now));
    if (!store.billing) {
      long sixtyDays = Store.SANDBOX_EXPIRATION.toMillis();
      resource.put("expirationTime", Long.toString(now + sixtyDays));
    }
    if (resource.path("timePartitioning") instanceof ObjectNode partitioning
        && !partitioning.hasNonNull("expirationMs")) {
      dataset
          .partitionExpiration()
          .ifPresent(after -> partitioning.put("expirationMs", Long.toString(after.toMillis())));
    }
  }

  private static String type(ObjectNode resource) {
    return Stream.of("view", "materializedView", "externalDataConfiguration", "snapshotDefinition")
        .filter(resource::has)
        .map(TYPES::get)
        .findFirst()
        .orElse("TABLE");
  }

  /** How many rows there are. */
  public long rowCount() {
    long[] rows = {0};
    forEach(row -> rows[0]++);
    return rows[0];
  }

  /** How often rows came. */
  public synchronized int segments() {
    return segments.size();
  }

  /** Forgets which rows were streamed: time passes. */
  public void forgetInsertIds() {
    insertIds.forget();
  }

  /** Hands out every row that has not expired. */
  public void forEach(Consumer<ObjectNode> each) {
    List<Segment> all;
    synchronized (this) {
      all = List.copyOf(segments);
    }
    Expiration expiration = Expiration.of(resource(), store.clock.instant());
    all.forEach(
        segment ->
            segment.forEach(
                row -> {
                  if (!expiration.hides(row)) {
                    each.accept(row);
                  }
                }));
  }

  /** The table's resource as tables.get gives it, without row counts. */
  public synchronized ObjectNode resource() {
    return resource.deepCopy();
  }

  /** Its columns; a table that was made without a schema has none. */
  synchronized ArrayNode fields() {
    return resource.path("schema").isMissingNode()
        ? Json.array()
        : resource.withObject("/schema").withArray("fields");
  }

  synchronized long storedRows() {
    return segments.stream().mapToLong(Segment::rows).sum();
  }

  synchronized void append(Segment segment) {
    segments.add(segment);
  }

  /** Takes a wider schema; whatever else it changes is refused. */
  synchronized void widen(JsonNode newSchema) {
    ArrayNode wanted = (ArrayNode) newSchema.path("fields").deepCopy();
    Schema.normalise(wanted);
    Schema.requireWider(fields(), wanted);
    resource.withObject("/schema").set("fields", wanted);
  }

  /** Counts a load job, whatever becomes of it. */
  synchronized boolean takeLoad() {
    Instant now = store.clock.instant();
    while (!loads.isEmpty() && loads.getFirst().isBefore(now.minus(DAY))) {
      loads.removeFirst();
    }
    boolean within = loads.size() < store.loadsPerDay;
    loads.addLast(now);
    return within;
  }

  /** How many load jobs were submitted in the last 24 hours. */
  public synchronized int loadsToday() {
    return loads.size();
  }
}
