package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Load jobs through resumable uploads, and jobs.get. */
final class JobCalls {
  private static final int RESUME_INCOMPLETE = 308;
  private static final String UPLOADS = "/upload/bigquery/v2/projects/{project}/jobs";

  private final Store store;
  private final Script script;
  private final ScheduledExecutorService later;
  private final Loading loading;

  JobCalls(Store store, Script script, ScheduledExecutorService later) {
    this.store = store;
    this.script = script;
    this.later = later;
    this.loading = new Loading(store);
  }

  List<Route> routes(String baseUrl) {
    return List.of(
        Route.of(Operation.UPLOAD_OPEN, "POST", UPLOADS, call -> open(baseUrl, call)),
        Route.of(Operation.UPLOAD_DATA, "PUT", UPLOADS, this::data),
        Route.of(Operation.JOB_GET, "GET", "/bigquery/v2/projects/{p}/jobs/{job}", this::get));
  }

  private Reply open(String baseUrl, Call call) {
    store.requireProject(call.name(1));
    JsonNode job = call.json();
    requireNewId(call.name(1), job);
    String upload = UUID.randomUUID().toString();
    store.uploads.put(upload, new Upload(call.name(1), job));
    String path = UPLOADS.replace("{project}", call.name(1));
    String location = baseUrl + path + "?uploadType=resumable&upload_id=" + upload;
    return new Reply(200, null, Map.of("Location", location));
  }

  private Reply data(Call call) {
    Upload upload = store.uploads.get(call.query().getOrDefault("upload_id", ""));
    if (upload == null) {
      throw Refusal.notFound("upload");
    }
    synchronized (upload) {
      if (upload.answer() == null) {
        if (upload.size() + call.body().length > store.maxUploadBytes) {
          return new Reply(413, null);
        }
        if (!upload.add(call.contentRange(), call.body())) {
          String received = "bytes=0-" + (upload.size() - 1);
          return new Reply(RESUME_INCOMPLETE, null, Map.of("Range", received));
        }
        upload.answer(answerTo(upload));
      }
      return upload.answer();
    }
  }

  private Reply answerTo(Upload upload) {
    try {
      return Reply.ok(accept(upload.project, upload.job, upload.bytes()).resource());
    } catch (Refusal e) {
      return e.reply();
    }
  }

  private Job accept(String project, JsonNode submitted, byte[] data) {
    JsonNode config = submitted.path("configuration");
    String location = location(submitted);
    Table table = loading.destination(config.path("load"), location);
    String id = store.jobIdsIgnored ? UUID.randomUUID().toString() : id(submitted);
    Job job = new Job(project, location, id, "LOAD", config, store.clock.millis());
    if (store.jobs.putIfAbsent(job.key(), job) != null) {
      throw Refusal.duplicate("Job " + project + ":" + id);
    }
    Fate fate = script.nextFate();
    job.meet(fate);
    Runnable work =
        () -> job.end(outcome(table, config.path("load"), data, fate), store.clock.millis());
    if (fate.running().isZero()) {
      work.run();
    } else {
      later.schedule(work, fate.running().toMillis(), TimeUnit.MILLISECONDS);
    }
    return job;
  }

  private Job.Outcome outcome(Table table, JsonNode load, byte[] data, Fate fate) {
    if (fate.failure() == null) {
      return told(loading.run(table, load, data), fate.statistics());
    }
    table.takeLoad();
    return Loading.failed(new Refusal(400, fate.failure(), "planned: " + fate.failure()), 0);
  }

  private static Job.Outcome told(Job.Outcome outcome, Fate.Statistics what) {
    ObjectNode statistics = outcome.statistics().deepCopy();
    switch (what) {
      case NONE -> statistics.remove("load");
      case ONE_LESS -> {
        ObjectNode load = (ObjectNode) statistics.path("load");
        load.put("outputRows", Long.toString(load.path("outputRows").asLong() - 1));
      }
      default -> {}
    }
    return new Job.Outcome(outcome.errors(), statistics);
  }

  private Reply get(Call call) {
    String location = call.query().getOrDefault("location", "US");
    Job job =
        store.jobs.get(Job.key(call.name(1), location.toUpperCase(Locale.ROOT), call.name(2)));
    if (job == null || job.isHidden()) {
      throw Refusal.notFound("Job " + call.name(1) + ":" + call.name(2));
    }
    return Reply.ok(job.resource());
  }

  private void requireNewId(String project, JsonNode submitted) {
    if (store.jobs.containsKey(Job.key(project, location(submitted), id(submitted)))
        && !store.jobIdsIgnored) {
      throw Refusal.duplicate("Job " + project + ":" + id(submitted));
    }
  }

  private static String location(JsonNode submitted) {
    return submitted.path("jobReference").path("location").asText("US").toUpperCase(Locale.ROOT);
  }

  private static String id(JsonNode submitted) {
    String id = submitted.path("jobReference").path("jobId").asText();
    if (!id.matches("[A-Za-z0-9_-]{1,1024}")) {
      throw Refusal.invalid("job id \"" + id + "\"");
    }
    return id;
  }
}
