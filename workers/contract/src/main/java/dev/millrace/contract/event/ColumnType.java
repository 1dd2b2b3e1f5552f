package dev.millrace.contract.event;

/** Types a column of the warehouse table can have; the names are BigQuery's. */
public enum ColumnType {
  /** Text. */
  STRING,
  /** 64-bit integer. */
  INT64,
  /** Double precision number. */
  FLOAT64,
  /** True or false. */
  BOOL,
  /** Point in time; written in events as the column's {@link TimeFormat} says. */
  TIMESTAMP,
  /** List of texts. */
  STRING_ARRAY,
  /** Any JSON value, kept as it is. */
  JSON
}
