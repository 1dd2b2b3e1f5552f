package dev.millrace.sink.bigquery.load;

import dev.millrace.sink.bigquery.fault.Fault;
import java.util.OptionalLong;

/** What BigQuery says of a job id. */
public sealed interface JobState {
  /** It has no job of that id: none was accepted, or it does not show yet. */
  record Unknown() implements JobState {}

  /** The job waits or runs. */
  record Running() implements JobState {}

  /**
   * The job has loaded its rows, all of them.
   *
   * @param rows how many, where BigQuery tells
   */
  record Loaded(OptionalLong rows) implements JobState {}

  /**
   * The job is over and has loaded nothing: a load job is all or nothing.
   *
   * @param fault why
   */
  record Failed(Fault fault) implements JobState {}
}
