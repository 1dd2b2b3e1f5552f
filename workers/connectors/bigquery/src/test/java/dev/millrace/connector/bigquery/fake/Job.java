package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A job and what became of it. Safe for use by several threads. */
final class Job {
  /** How a job ended: without errors it has done its work. */
  record Outcome(List<ObjectNode> errors, ObjectNode statistics) {}

  final String project;
  final String location;
  final String id;
  private final JsonNode configuration;
  private final String type;
  private final long created;
  private String waiting = "RUNNING";
  private int hiddenGets;
  private Outcome outcome;
  private long ended;

  Job(String project, String location, String id, String type, JsonNode configuration, long now) {
    this.project = project;
    this.location = location;
    this.id = id;
    this.type = type;
    this.configuration = configuration;
    this.created = now;
  }

  String key() {
    return key(project, location, id);
  }

  static String key(String project, String location, String id) {
    return project + ":" + location + "." + id;
  }

  JsonNode configuration() {
    return configuration;
  }

  synchronized void meet(Fate fate) {
    waiting = fate.waiting();
    hiddenGets = fate.hiddenGets();
  }

  synchronized boolean isHidden() {
    return hiddenGets > 0 && hiddenGets-- > 0;
  }

  synchronized void end(Outcome how, long now) {
    outcome = how;
    ended = now;
  }

  synchronized ObjectNode resource() {
    ObjectNode json = Json.object();
    json.put("kind", "bigquery#job").put("id", project + ":" + location + "." + id);
    json.putObject("jobReference")
        .put("projectId", project)
        .put("jobId", id)
        .put("location", location);
    ObjectNode config = configuration.deepCopy();
    config.put("jobType", type);
    json.set("configuration", config);
    ObjectNode status = json.putObject("status");
    status.put("state", outcome == null ? waiting : "DONE");
    ObjectNode statistics = json.putObject("statistics");
    statistics.put("creationTime", Long.toString(created));
    statistics.put("startTime", Long.toString(created));
    if (outcome != null) {
      statistics.put("endTime", Long.toString(ended));
      statistics.setAll(outcome.statistics());
      if (!outcome.errors().isEmpty()) {
        status.set("errorResult", outcome.errors().get(0));
        ArrayNode errors = status.putArray("errors");
        outcome.errors().forEach(errors::add);
      }
    }
    return json;
  }
}
