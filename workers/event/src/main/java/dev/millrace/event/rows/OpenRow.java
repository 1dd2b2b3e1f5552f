package dev.millrace.event.rows;

/** A row that is decoded and not kept yet. */
public interface OpenRow {
  /** The event as it came. Not to be changed. */
  byte[] value();

  /** Whether the event has no value for the column. */
  boolean isNull(int column);

  /** Value of an INT64 column, or microseconds since 1970 UTC of a TIMESTAMP column. */
  long integer(int column);
}
