package dev.millrace.connector.bigquery.load;

/** What follows from the state of a job. */
public enum Step {
  /** Its rows are in the table. */
  DONE,
  /** Ask again later. */
  WAIT,
  /** Submit its rows under this id, even if somebody else may be doing the same. */
  SUBMIT,
  /** Its rows are not in the table and never will be by this id: go on to the next one. */
  NEXT_ATTEMPT,
  /** It is not ours: only a person can help. */
  STOP,
  /** Some of its rows are refused or they are too many: load fewer at once. */
  SPLIT
}
