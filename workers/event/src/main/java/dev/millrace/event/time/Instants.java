package dev.millrace.event.time;

import java.time.LocalDate;

/** Puts the parts of a time together. */
final class Instants {
  /** Microseconds in a second. */
  static final long MICROS = 1_000_000;

  private static final int DAY_SECONDS = 86_400;
  private static final long FIRST_SECOND = LocalDate.of(1, 1, 1).toEpochDay() * DAY_SECONDS;
  private static final long LAST_SECOND =
      (LocalDate.of(9999, 12, 31).toEpochDay() + 1) * DAY_SECONDS - 1;

  private Instants() {}

  /**
   * Microseconds since 1970 UTC, or {@link TimeReader#INVALID} when a part is not valid or the
   * whole is not in the years 1 to 9999.
   *
   * @param epochDay days since 1970 of the local date
   * @param seconds of the local day
   * @param fraction microseconds
   * @param offset seconds east of UTC
   * @param leap whether the seconds are a leap second, which only the end of a month in UTC has
   */
  static long micros(long epochDay, int seconds, long fraction, int offset, boolean leap) {
    if (epochDay == TimeReader.INVALID || seconds < 0 || offset == OffsetText.INVALID) {
      return TimeReader.INVALID;
    }
    long utc = epochDay * DAY_SECONDS + seconds - offset;
    return leap && !beginsMonth(utc) ? TimeReader.INVALID : micros(utc, fraction);
  }

  /** The same for seconds since 1970 UTC and microseconds on top. */
  static long micros(long seconds, long fraction) {
    return seconds >= FIRST_SECOND && seconds <= LAST_SECOND
        ? seconds * MICROS + fraction
        : TimeReader.INVALID;
  }

  private static boolean beginsMonth(long utc) {
    return Math.floorMod(utc, DAY_SECONDS) == 0
        && LocalDate.ofEpochDay(Math.floorDiv(utc, DAY_SECONDS)).getDayOfMonth() == 1;
  }
}
