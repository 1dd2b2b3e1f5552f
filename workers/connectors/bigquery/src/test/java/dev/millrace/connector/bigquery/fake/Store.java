package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Everything the fake remembers. Safe for use by several threads. */
public final class Store {
  /** What a dataset without billing gives its tables and partitions: 60 days. */
  public static final Duration SANDBOX_EXPIRATION = Duration.ofDays(60);

  final FakeClock clock = new FakeClock();
  final Set<String> projects = ConcurrentHashMap.newKeySet();
  final Map<String, Dataset> datasets = new TreeMap<>();
  final ConcurrentMap<String, Job> jobs = new ConcurrentHashMap<>();
  final ConcurrentMap<String, Upload> uploads = new ConcurrentHashMap<>();
  volatile boolean billing = true;
  volatile boolean jobIdsIgnored;
  volatile boolean positionsTold = true;
  volatile long maxUploadBytes = Long.MAX_VALUE;
  volatile int loadsPerDay = 1_500;

  /** Time as the fake sees it. */
  public FakeClock clock() {
    return clock;
  }

  /** Takes the project's billing account away: a sandbox. */
  public void sandbox() {
    billing = false;
  }

  /** How many load jobs a table takes within 24 hours, failed ones included. */
  public void loadsPerDay(int loads) {
    loadsPerDay = loads;
  }

  /**
   * Breaks the promise on which exactly-once rests: every submission becomes a job of its own that
   * jobs.get does not find by the id it was given.
   */
  public void ignoreJobIds() {
    jobIdsIgnored = true;
  }

  /** Whether refused rows are named by their place. */
  public void tellPositions(boolean told) {
    positionsTold = told;
  }

  /** Uploads above this size are refused with 413, as by a proxy in between. */
  public void maxUploadBytes(long bytes) {
    maxUploadBytes = bytes;
  }

  /** How many load jobs there are, and what they were asked to do. */
  public List<JsonNode> loadJobs() {
    return jobs.values().stream()
        .filter(job -> job.configuration().has("load"))
        .map(job -> (JsonNode) job.resource())
        .toList();
  }

  /** Somebody else's job that has an id first. */
  public void foreignJob(String project, String location, String id, JsonNode configuration) {
    Job job = new Job(project, location, id, "LOAD", configuration, clock.millis());
    job.end(new Job.Outcome(List.of(), Json.object()), clock.millis());
    jobs.put(job.key(), job);
  }

  /** Makes a dataset, as its owner would beforehand. */
  public Dataset createDataset(String project, String dataset, String location) {
    projects.add(project);
    synchronized (datasets) {
      return datasets.computeIfAbsent(
          project + "." + dataset, key -> new Dataset(project, dataset, location, this));
    }
  }

  /** A dataset, or a refusal. */
  Dataset dataset(String project, String dataset) {
    requireProject(project);
    synchronized (datasets) {
      Dataset found = datasets.get(project + "." + dataset);
      if (found == null) {
        throw Refusal.notFound("Dataset " + project + ":" + dataset);
      }
      return found;
    }
  }

  /** A table of a dataset made before, or null. */
  public Table table(String project, String dataset, String table) {
    return dataset(project, dataset).find(table);
  }

  void requireProject(String project) {
    if (!projects.contains(project)) {
      throw Refusal.notFound("Project " + project);
    }
  }
}
