package dev.millrace.contract.event;

/**
 * How events write the values of a {@link ColumnType#TIMESTAMP} column. A column has one format; a
 * value in another is never guessed at. Whatever the format, times run from the year 1 to the year
 * 9999 in UTC and are kept in microseconds; further digits of a fraction are cut off.
 */
public enum TimeFormat {
  /** Text as RFC 3339 writes it; offsets from UTC up to 18 hours. */
  RFC3339("a string with an RFC 3339 time such as 2026-01-31T12:00:00Z"),
  /**
   * Text with date and time of day, a space or a T between them; UTC unless an offset, Z or UTC
   * follows.
   */
  DateTime("a string such as 2026-01-31 12:00:00, in UTC unless an offset follows"),
  /** Text with a date; midnight UTC. */
  Date("a string such as 2026-01-31"),
  /** A number of seconds since 1970 UTC. */
  EpochSeconds("a number of seconds since 1970 such as 1769860800"),
  /** A number of milliseconds since 1970 UTC. */
  EpochMillis("a number of milliseconds since 1970 such as 1769860800000"),
  /** A number of microseconds since 1970 UTC. */
  EpochMicros("a number of microseconds since 1970 such as 1769860800000000"),
  /** Text as Twitter's API writes it, in English. */
  Twitter("a string such as Sat Jan 31 12:00:00 +0000 2026");

  private final String words;

  TimeFormat(String words) {
    this.words = words;
  }

  /** For messages: what a value must be, with an example. */
  public String words() {
    return words;
  }
}
