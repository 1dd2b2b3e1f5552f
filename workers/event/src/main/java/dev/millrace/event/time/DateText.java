package dev.millrace.event.time;

/** {@code 2026-01-31} in the proleptic Gregorian calendar. */
final class DateText {
  /** How many bytes it has. */
  static final int LENGTH = 10;

  private static final EightBytes YEAR_AND_MONTH = EightBytes.of("0000-00-");

  private DateText() {}

  /** Days since 1970 of the date at {@code at}, or {@link TimeReader#INVALID}. */
  static long epochDay(byte[] text, int at) {
    long digits = YEAR_AND_MONTH.digits(text, at);
    return digits == EightBytes.OTHERWISE
        ? TimeReader.INVALID
        : epochDay(
            EightBytes.pair(digits, 0) * 100 + EightBytes.pair(digits, 2),
            EightBytes.pair(digits, 5),
            Digits.pair(text, at + 8));
  }

  /**
   * Days since 1970, counted in years that begin in March, so that the day which not every year has
   * is the last one; {@link TimeReader#INVALID} when there is no such date.
   */
  static long epochDay(int year, int month, int day) {
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
      return TimeReader.INVALID;
    }
    int y = month <= 2 ? year + 399 : year + 400;
    int era = y / 400;
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return (era - 1) * 146_097L + dayOfEra - 719_468;
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 4, 6, 9, 11 -> 30;
      case 2 -> (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      default -> 31;
    };
  }
}
