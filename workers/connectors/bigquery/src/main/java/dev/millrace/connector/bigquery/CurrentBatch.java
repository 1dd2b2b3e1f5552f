package dev.millrace.connector.bigquery;

import dev.millrace.connector.bigquery.fault.FaultKind;
import dev.millrace.connector.bigquery.load.JobState;
import dev.millrace.connector.bigquery.load.LoadProgress;
import dev.millrace.connector.bigquery.load.Loader;
import dev.millrace.connector.bigquery.load.RowError;
import dev.millrace.connector.bigquery.load.Slice;
import dev.millrace.connector.bigquery.load.SliceLabels;
import dev.millrace.connector.bigquery.stage.BatchRows;
import dev.millrace.connector.bigquery.stage.Staging;
import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.RefusedRow;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * How far a batch is loaded, as its jobs tell one after the other. What a job was to load stands in
 * the job; only of one that does not say it is taken to be what this process would send. For one
 * thread.
 */
final class CurrentBatch {
  /** No limit of BigQuery for a row is below this. */
  private static final long LARGE_ROW_BYTES = 1 << 20;

  private final List<OffsetRange> ranges;
  private final BatchRows rows;
  private final Staging staging;
  private LoadProgress progress;
  private final List<Instant> ends = new ArrayList<>();
  private int number = 1;
  private Slice slice;

  CurrentBatch(List<OffsetRange> ranges, BatchRows rows, Staging staging) {
    this.ranges = ranges;
    this.rows = rows;
    this.staging = staging;
    this.progress = LoadProgress.of(rows.size());
  }

  boolean covers(List<OffsetRange> others) {
    return ranges.equals(others);
  }

  boolean done() {
    return progress.done();
  }

  List<OffsetRange> ranges() {
    return ranges;
  }

  /** Which of its jobs is to be looked at next, from 1. */
  int number() {
    return number;
  }

  /** What is to be loaded next; its file is staged once, however often it is tried. */
  Slice slice() {
    if (slice == null) {
      slice = staging.slice(rows, progress.position(), progress.next(), progress.without());
    }
    return slice;
  }

  /**
   * Takes in how a job ended.
   *
   * @return whether more is known of the rows than before
   * @throws PermanentFailure when the jobs of the batch do not follow each other
   * @throws IOException when the rows cannot be read again
   */
  boolean add(Loader.Answer answer) throws PermanentFailure, IOException {
    LoadProgress before = progress;
    Stretch stretch = stretch(answer);
    if (answer.state() instanceof JobState.Failed failed) {
      failed(failed, stretch, answer.submitted());
    } else if (answer.state() instanceof JobState.Loaded loaded) {
      progress = progress.loaded(stretch.end(), stretch.without());
      ends.add(loaded.ended().orElse(Instant.MIN));
    }
    if (answer.accepted()) {
      number++;
    }
    slice = null;
    return !progress.equals(before);
  }

  /** When its rows were loaded, seen from a moment. */
  LoadedWhen loadedWhen(Instant moment) {
    return LoadedWhen.of(ends, moment);
  }

  List<RefusedRow> refused() {
    return progress.refused().entrySet().stream()
        .map(row -> rows.refused(row.getKey(), row.getValue()))
        .toList();
  }

  private void failed(JobState.Failed failed, Stretch stretch, boolean submitted)
      throws IOException {
    FaultKind kind = failed.fault().kind();
    progress = progress.refused(stretch.without());
    if (kind == FaultKind.TOO_LARGE) {
      tooLarge(failed, stretch);
    } else if (kind == FaultKind.ROWS) {
      Map<Long, String> named = named(failed, stretch, submitted);
      progress =
          named.isEmpty()
              ? progress.refused(stretch.end(), failed.fault().sentence())
              : progress.refused(named);
    }
  }

  /** A row that is refused for its size must have one: else it is something in between. */
  private void tooLarge(JobState.Failed failed, Stretch stretch) throws IOException {
    if (!progress.isSingleRow(stretch.end())) {
      progress = progress.tooLarge(stretch.end());
    } else if (slice().file().labels().file().bytes() >= LARGE_ROW_BYTES) {
      progress = progress.refused(stretch.end(), failed.fault().sentence());
    }
  }

  /** Rows that BigQuery names by their place in a file that is, byte for byte, the one we have. */
  private Map<Long, String> named(JobState.Failed failed, Stretch stretch, boolean submitted)
      throws IOException {
    Map<Long, String> named = new TreeMap<>();
    if (failed.labels().isPresent() && !failed.rows().isEmpty()) {
      List<Long> without = List.copyOf(stretch.without().keySet());
      Slice sent =
          submitted ? slice() : staging.slice(rows, progress.position(), stretch.end(), without);
      if (sent.file().labels().equals(failed.labels().get())) {
        for (RowError error : failed.rows()) {
          sent.rowAt(error.position()).ifPresent(row -> named.put(row, error.why()));
        }
      }
    }
    return named;
  }

  /**
   * What a job was to load.
   *
   * @param end row behind its last one
   * @param without rows that it left out
   */
  private record Stretch(long end, Map<Long, String> without) {}

  private Stretch stretch(Loader.Answer answer) throws PermanentFailure {
    if (answer.state().labels().isEmpty()) {
      return new Stretch(progress.next(), progress.refused());
    }
    SliceLabels labels = answer.state().labels().get();
    Map<Long, String> without = new TreeMap<>();
    labels
        .without()
        .forEach(
            place ->
                rows.find(place)
                    .ifPresent(row -> without.put(row, "BigQuery refused it in an earlier job")));
    long first = rows.index(labels.first());
    long end = labels.end().map(rows::index).orElse(rows.size());
    boolean skips =
        LongStream.range(progress.position(), first)
            .anyMatch(row -> !progress.refused().containsKey(row));
    if (first < progress.position() || skips) {
      throw new PermanentFailure(
          String.format(
                  Locale.ROOT,
                  "load job %s begins with %s, but the jobs before it settled the rows up to %s:",
                  answer.id(),
                  labels.first(),
                  rows.place(progress.position()))
              + " compare the table with the topic, and make another PipelineRun into another"
              + " table");
    }
    return new Stretch(end, without);
  }
}
