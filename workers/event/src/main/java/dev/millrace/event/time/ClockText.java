package dev.millrace.event.time;

/** {@code 23:59:59}, or {@code :60} for a leap second. */
final class ClockText {
  /** How many bytes it has. */
  static final int LENGTH = 8;

  private ClockText() {}

  /**
   * Seconds since midnight of the time of day at {@code at}, or a negative number. A leap second is
   * the first second of the next minute.
   */
  static int seconds(byte[] text, int at) {
    int hour = Digits.pair(text, at);
    int minute = Digits.pair(text, at + 3);
    int second = Digits.pair(text, at + 6);
    return (hour | minute | second) >= 0
            && text[at + 2] == ':'
            && text[at + 5] == ':'
            && hour <= 23
            && minute <= 59
            && second <= 60
        ? (hour * 60 + minute) * 60 + second
        : -1;
  }

  /** Whether the time of day at {@code at}, which is one, is a leap second. */
  static boolean isLeapSecond(byte[] text, int at) {
    return text[at + 6] == '6';
  }
}
