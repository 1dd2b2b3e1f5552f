package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A dataset with its tables. Safe for use by several threads. */
public final class Dataset {
  final String project;
  final String name;
  final String location;
  private final Store store;
  private final Map<String, Table> tables = new TreeMap<>();
  private Duration partitionExpiration;

  Dataset(String project, String name, String location, Store store) {
    this.project = project;
    this.name = name;
    this.location = location;
    this.store = store;
  }

  /** Lets partitions of tables that are made from now on go so long after their beginning. */
  public synchronized void expirePartitions(Duration after) {
    partitionExpiration = after;
  }

  synchronized Optional<Duration> partitionExpiration() {
    return store.billing
        ? Optional.ofNullable(partitionExpiration)
        : Optional.of(Store.SANDBOX_EXPIRATION);
  }

  /** Makes a table, as its owner would beforehand. */
  public synchronized Table createTable(JsonNode resource) {
    String table = resource.path("tableReference").path("tableId").asText();
    if (tables.containsKey(table)) {
      throw Refusal.duplicate("Table " + project + ":" + name + "." + table);
    }
    Table made = new Table(this, table, (ObjectNode) resource.deepCopy(), store);
    tables.put(table, made);
    return made;
  }

  /** Deletes a table with its rows. */
  public synchronized void deleteTable(String table) {
    tables.remove(table);
  }

  synchronized Table find(String table) {
    return tables.get(table);
  }

  Table table(String table) {
    Table found = find(table);
    if (found == null) {
      throw Refusal.notFound("Table " + project + ":" + name + "." + table);
    }
    return found;
  }

  synchronized List<Table> tables() {
    return List.copyOf(tables.values());
  }

  ObjectNode resource() {
    ObjectNode json = Json.object();
    json.put("kind", "bigquery#dataset").put("id", project + ":" + name).put("location", location);
    json.putObject("datasetReference").put("projectId", project).put("datasetId", name);
    if (!store.billing) {
      json.put("defaultTableExpirationMs", Long.toString(Store.SANDBOX_EXPIRATION.toMillis()));
    }
    partitionExpiration()
        .ifPresent(
            after -> json.put("defaultPartitionExpirationMs", Long.toString(after.toMillis())));
    return json;
  }
}
