package dev.millrace.connector.bigquery.config;

/** Length of a table's partitions. */
public enum Partitioning {
  /** No partitions. */
  None,
  /** By the hour. */
  Hour,
  /** By the day. */
  Day,
  /** By the month. */
  Month,
  /** By the year. */
  Year
}
