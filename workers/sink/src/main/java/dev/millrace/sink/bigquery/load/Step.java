package dev.millrace.sink.bigquery.load;

/** What to do about a job next. */
public enum Step {
  /** Its rows are in the table: commit the end offsets. */
  COMMIT,
  /** Ask again later. */
  WAIT,
  /** Submit the same file under the same id again. */
  SUBMIT,
  /** Take the id, so that a late submission of it is refused, then ask again. */
  FENCE,
  /** Its rows are not in the table and never will be by this id: load them by another one. */
  NEXT_ATTEMPT,
  /** As {@link #NEXT_ATTEMPT}, once the quota has refilled. */
  NEXT_ATTEMPT_WITH_QUOTA,
  /** As {@link #NEXT_ATTEMPT}, once a person has mended what the fault says. */
  NEXT_ATTEMPT_WHEN_MENDED,
  /** Some of its rows are refused: load fewer at once to find them. */
  SPLIT,
  /** Somebody else has the partitions: drop the batch, commit nothing. */
  ABANDON
}
