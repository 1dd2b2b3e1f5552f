package dev.millrace.event.column;

/** JSON integers as 64 bits. */
final class IntegerText {
  private static final String GREATEST = "9223372036854775807";

  private IntegerText() {}

  /** Whether an integer in JSON's grammar, which has no leading zeros, fits in 64 bits. */
  static boolean fits(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    int first = negative ? from + 1 : from;
    int digits = to - first;
    if (digits != GREATEST.length()) {
      return digits < GREATEST.length();
    }
    for (int i = 0; i < digits; i++) {
      int difference = bytes[first + i] - GREATEST.charAt(i);
      if (difference != 0) {
        return difference < 0 || (negative && i == digits - 1 && difference == 1);
      }
    }
    return true;
  }

  /** Value of an integer that fits. */
  static long value(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    long value = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      value = value * 10 - (bytes[i] - '0'); // negative numbers reach one further
    }
    return negative ? value : -value;
  }
}
