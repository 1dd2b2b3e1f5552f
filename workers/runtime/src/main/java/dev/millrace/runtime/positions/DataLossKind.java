package dev.millrace.runtime.positions;

/** Why messages are not there. */
public enum DataLossKind {
  /** The topic was deleted and one of the same name was made. */
  TopicReplaced,
  /** Retention, or a deletion of records, removed messages before they were taken in. */
  Retention,
  /** The log ends before what was taken in: its last messages went with a broker's disk. */
  LogTruncated,
  /** The warehouse lacks what it had, and Kafka does not have it any more either. */
  RecordsGoneFromBoth
}
