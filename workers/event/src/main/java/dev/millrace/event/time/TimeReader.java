package dev.millrace.event.time;

import dev.millrace.contract.event.TimeFormat;

/** Reads the times of one {@link TimeFormat}. Makes no objects; safe for use by several threads. */
public interface TimeReader {
  /** Given for everything that is not a time in this format. */
  long INVALID = Long.MIN_VALUE;

  /** The reader of a format. */
  static TimeReader of(TimeFormat format) {
    return switch (format) {
      case RFC3339 -> new Rfc3339Reader();
      case DateTime -> new DateTimeReader();
      case Date -> new DateReader();
      case EpochSeconds -> new EpochReader(1_000_000);
      case EpochMillis -> new EpochReader(1_000);
      case EpochMicros -> new EpochReader(1);
      case Twitter -> new TwitterReader();
    };
  }

  /** Whether a value is a JSON string; otherwise it is a JSON number. */
  boolean readsText();

  /**
   * Reads a time.
   *
   * @param bytes the range holds a string's content, escapes resolved, or a number as JSON has it
   * @return microseconds since 1970 UTC, or {@link #INVALID}
   */
  long micros(byte[] bytes, int from, int to);
}
