package dev.millrace.enricher.json;

/**
 * Times as RFC 3339 writes them and every warehouse reads them: {@code 2026-01-31T23:59:59.5Z},
 * {@code 2026-01-31t23:59:59+05:30}. Years 0001 to 9999, one to nine digits of a second's fraction,
 * offsets up to 18 hours, no leap seconds.
 */
final class Rfc3339 {
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Rfc3339() {}

  /** Whether the range holds such a time. */
  static boolean isTime(byte[] text, int from, int to) {
    return to - from >= 20
        && isDate(text, from)
        && (text[from + 10] | 0x20) == 't'
        && isClock(text, from + 11)
        && isZone(text, afterFraction(text, from + 19, to), to);
  }

  private static boolean isDate(byte[] text, int at) {
    int high = pair(text, at);
    int low = pair(text, at + 2);
    int month = pair(text, at + 5);
    int day = pair(text, at + 8);
    if (high < 0 || low < 0 || high + low == 0 || text[at + 4] != '-' || text[at + 7] != '-') {
      return false;
    }
    return month >= 1 && month <= 12 && day >= 1 && day <= days(high * 100 + low, month);
  }

  private static int days(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }

  private static boolean isClock(byte[] text, int at) {
    return within(pair(text, at), 23)
        && text[at + 2] == ':'
        && within(pair(text, at + 3), 59)
        && text[at + 5] == ':'
        && within(pair(text, at + 6), 59);
  }

  /** Index after the fraction, the same index when there is none, {@code to} when it is wrong. */
  private static int afterFraction(byte[] text, int at, int to) {
    if (text[at] != '.') {
      return at;
    }
    int i = at + 1;
    while (i < to && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    int digits = i - at - 1;
    return digits >= 1 && digits <= 9 ? i : to;
  }

  private static boolean isZone(byte[] text, int at, int to) {
    if (to - at == 1) {
      return (text[at] | 0x20) == 'z';
    }
    if (to - at != 6 || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') {
      return false;
    }
    int hours = pair(text, at + 1);
    int minutes = pair(text, at + 4);
    return within(hours, 18) && within(minutes, hours == 18 ? 0 : 59);
  }

  private static boolean within(int value, int most) {
    return value >= 0 && value <= most;
  }

  /** Value of two digits, or -1. */
  private static int pair(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
  }
}
