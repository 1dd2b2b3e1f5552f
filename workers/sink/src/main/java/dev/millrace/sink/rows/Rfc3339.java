package dev.millrace.sink.rows;

/**
 * Reads times such as {@code 2026-01-31T12:34:56.789+01:00} (RFC 3339, section 5.6) from ASCII
 * bytes. The letters may be lower case and a space may stand for the T, as the RFC allows. Digits
 * beyond microseconds are cut off. A leap second counts as the first second of the next minute.
 */
final class Rfc3339 {
  /** Given for everything that is not a time. */
  static final long INVALID = Long.MIN_VALUE;

  private static final int DATE_TIME_LENGTH = 19;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private Rfc3339() {}

  /** Microseconds since 1970 UTC, or {@link #INVALID}. */
  static long micros(byte[] text, int from, int to) {
    if (to - from <= DATE_TIME_LENGTH
        || text[from + 4] != '-'
        || text[from + 7] != '-'
        || !isT(text[from + 10])
        || text[from + 13] != ':'
        || text[from + 16] != ':') {
      return INVALID;
    }
    int year = digits(text, from, 4);
    int month = digits(text, from + 5, 2);
    int day = digits(text, from + 8, 2);
    int hour = digits(text, from + 11, 2);
    int minute = digits(text, from + 14, 2);
    int second = digits(text, from + 17, 2);
    if ((year | month | day | hour | minute | second) < 0
        || month < 1
        || month > 12
        || day < 1
        || day > daysOf(year, month)
        || hour > 23
        || minute > 59
        || second > 60) {
      return INVALID;
    }
    int at = from + DATE_TIME_LENGTH;
    long fraction = 0;
    if (text[at] == '.') {
      int start = ++at;
      long unit = MICROS_PER_SECOND / 10;
      while (at < to && isDigit(text[at])) {
        fraction += (text[at++] - '0') * unit;
        unit /= 10;
      }
      if (at == start) {
        return INVALID;
      }
    }
    int offsetMinutes = offset(text, at, to);
    if (offsetMinutes == Integer.MIN_VALUE) {
      return INVALID;
    }
    long minutes =
        epochDay(year, month, day) * (24 * 60) + hour * 60L + minute - (long) offsetMinutes;
    if (second == 60 && Math.floorMod(minutes, 24 * 60) != 23 * 60 + 59) {
      return INVALID;
    }
    return (minutes * 60 + second) * MICROS_PER_SECOND + fraction;
  }

  /** Minutes east of UTC, or {@link Integer#MIN_VALUE}. */
  private static int offset(byte[] text, int at, int to) {
    if (to - at == 1) {
      return text[at] == 'Z' || text[at] == 'z' ? 0 : Integer.MIN_VALUE;
    }
    if (to - at != 6 || text[at + 3] != ':' || (text[at] != '+' && text[at] != '-')) {
      return Integer.MIN_VALUE;
    }
    int hours = digits(text, at + 1, 2);
    int minutes = digits(text, at + 4, 2);
    if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    int total = hours * 60 + minutes;
    return text[at] == '-' ? -total : total;
  }

  /** Days since 1970 of the proleptic Gregorian calendar, counted in years that begin in March. */
  private static long epochDay(int year, int month, int day) {
    long y = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 4, 6, 9, 11 -> 30;
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      default -> 31;
    };
  }

  private static int digits(byte[] text, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      if (!isDigit(text[i])) {
        return -1;
      }
      number = number * 10 + text[i] - '0';
    }
    return number;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isT(byte b) {
    return b == 'T' || b == 't' || b == ' ';
  }
}
