package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** jobs.query, jobs.insert of query jobs, jobs.getQueryResults, and the list of projects. */
final class QueryCalls {
  private final Store store;
  private final Sql sql;
  private final Map<String, ObjectNode> results = new ConcurrentHashMap<>();

  QueryCalls(Store store) {
    this.store = store;
    this.sql = new Sql(store);
  }

  List<Route> routes() {
    String project = "/bigquery/v2/projects/{project}";
    return List.of(
        Route.of(Operation.QUERY, "POST", project + "/queries", this::query),
        Route.of(Operation.QUERY, "GET", project + "/queries/{job}", this::result),
        Route.of(Operation.QUERY, "POST", project + "/jobs", this::insert),
        Route.of(Operation.QUERY, "GET", "/bigquery/v2/projects", this::projects));
  }

  private Reply query(Call call) {
    JsonNode request = call.json();
    String id = run(call.name(1), request, UUID.randomUUID().toString());
    return Reply.ok(results.get(id));
  }

  private Reply insert(Call call) {
    JsonNode job = call.json();
    JsonNode query = job.path("configuration").path("query");
    if (!query.isObject()) {
      throw Refusal.invalid("only query jobs come without data");
    }
    String id = job.path("jobReference").path("jobId").asText(UUID.randomUUID().toString());
    run(call.name(1), query, id);
    ObjectNode answer = Json.object();
    answer.put("kind", "bigquery#job").put("id", call.name(1) + ":" + id);
    answer.set("jobReference", results.get(id).get("jobReference"));
    answer.set("configuration", job.path("configuration"));
    answer.putObject("status").put("state", "DONE");
    answer.putObject("statistics").put("creationTime", Long.toString(store.clock.millis()));
    return Reply.ok(answer);
  }

  private Reply result(Call call) {
    ObjectNode found = results.get(call.name(2));
    if (found == null) {
      throw Refusal.notFound("Job " + call.name(2));
    }
    return Reply.ok(found);
  }

  private Reply projects(Call call) {
    ObjectNode json = Json.object().put("kind", "bigquery#projectList");
    var all = json.putArray("projects");
    store.projects.forEach(
        id -> all.addObject().put("id", id).putObject("projectReference").put("projectId", id));
    return Reply.ok(json);
  }

  private String run(String project, JsonNode request, String id) {
    store.requireProject(project);
    ObjectNode json =
        sql.run(request.path("query").asText(), request.path("queryParameters")).json();
    json.put("kind", "bigquery#queryResponse").put("jobComplete", true);
    json.putObject("jobReference").put("projectId", project).put("jobId", id).put("location", "US");
    results.put(id, json);
    return id;
  }
}
