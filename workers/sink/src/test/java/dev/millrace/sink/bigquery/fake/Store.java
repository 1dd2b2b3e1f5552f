package dev.millrace.sink.bigquery.fake;

import java.time.Duration;
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
