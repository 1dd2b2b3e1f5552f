package dev.millrace.event.time;

/** {@code 23:59:59}, or {@code :60} for a leap second. */
final class ClockText {
  /** How many bytes it has. */
  static final int LENGTH = 8;

  private static final EightBytes CLOCK = EightBytes.of("00:00:00");

  private ClockText() {}

  /**
   * Seconds since midnight of the time of day at {@code at}, or a negative number. A leap second is
   * the first second of the next minute.
   */
  static int seconds(byte[] text, int at) {
    long digits = CLOCK.digits(text, at);
    if (digits == EightBytes.OTHERWISE) {
      return -1;
    }
    int hour = EightBytes.pair(digits, 0);
    int minute = EightBytes.pair(digits, 3);
    int second = EightBytes.pair(digits, 6);
    return hour <= 23 && minute <= 59 && second <= 60 ? (hour * 60 + minute) * 60 + second : -1;
  }

  /** Whether the time of day at {@code at}, which is one, is a leap second. */
  static boolean isLeapSecond(byte[] text, int at) {
    return text[at + 6] == '6';
  }
}
