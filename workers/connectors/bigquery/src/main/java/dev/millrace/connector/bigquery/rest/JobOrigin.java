package dev.millrace.connector.bigquery.rest;

import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.TableId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * By what a job is known to be one of a run's own. Anybody in a project may use any id.
 *
 * @param table that it must load
 * @param label that every job of the run has
 * @param run the value of this label
 * @param labelled whether jobs can be asked for labels
 */
public record JobOrigin(TableId table, String label, String run, boolean labelled) {
  /** What a job is instead, one clause; empty when it is the run's own. */
  Optional<String> difference(Job job) {
    if (!(job.getConfiguration() instanceof LoadJobConfiguration load)) {
      return Optional.of(
          String.format(Locale.ROOT, "it is a %s job", job.getConfiguration().getType()));
    }
    TableId loaded = load.getDestinationTable();
    if (!sameTable(loaded)) {
      return Optional.of(String.format(Locale.ROOT, "it loads into %s", name(loaded)));
    }
    if (load.getWriteDisposition() != null
        && load.getWriteDisposition() != WriteDisposition.WRITE_APPEND) {
      return Optional.of(
          String.format(
              Locale.ROOT, "it has the write disposition %s", load.getWriteDisposition()));
    }
    String has = Objects.requireNonNullElse(load.getLabels(), Map.<String, String>of()).get(label);
    return !labelled || run.equals(has)
        ? Optional.empty()
        : Optional.of(
            has == null
                ? String.format(Locale.ROOT, "it has no label %s", label)
                : String.format(Locale.ROOT, "its label %s is %s, not %s", label, has, run));
  }

  private boolean sameTable(TableId other) {
    return other != null
        && table.getTable().equals(other.getTable())
        && table.getDataset().equals(other.getDataset())
        && (other.getProject() == null || table.getProject().equals(other.getProject()));
  }

  private static String name(TableId table) {
    return table == null
        ? "no table"
        : table.getProject() + "." + table.getDataset() + "." + table.getTable();
  }
}
