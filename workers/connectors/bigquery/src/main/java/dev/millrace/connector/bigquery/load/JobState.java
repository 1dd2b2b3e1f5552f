package dev.millrace.connector.bigquery.load;

import dev.millrace.connector.bigquery.fault.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What BigQuery says of a job id. */
public sealed interface JobState {
  /** It has no job of that id: none was accepted, or it does not show yet. */
  record Unknown() implements JobState {}

  /** The job waits for its turn or runs. */
  record Running() implements JobState {}

  /**
   * Somebody else has used the id for something else.
   *
   * @param what the job is, one clause
   */
  record Foreign(String what) implements JobState {}

  /** The job is over. */
  sealed interface Over extends JobState {
    /** What it was to load; empty when the job does not say. */
    Optional<SliceLabels> labels();
  }

  /**
   * The job has loaded its rows, all of them.
   *
   * @param rows how many, where BigQuery tells
   * @param labels what it was to load
   * @param ended when, where BigQuery tells
   */
  record Loaded(OptionalLong rows, Optional<SliceLabels> labels, Optional<Instant> ended)
      implements Over {
    /** A job of which it is not told when it ended. */
    public Loaded(OptionalLong rows, Optional<SliceLabels> labels) {
      this(rows, labels, Optional.empty());
    }
  }

  /**
   * The job is over and has loaded nothing: a load job is all or nothing.
   *
   * @param fault why
   * @param labels what it was to load
   * @param rows those that BigQuery names as refused, may be empty
   */
  record Failed(Fault fault, Optional<SliceLabels> labels, List<RowError> rows) implements Over {
    /** Takes a copy of the list. */
    public Failed {
      rows = List.copyOf(rows);
    }
  }
}
