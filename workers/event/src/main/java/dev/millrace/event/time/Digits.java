package dev.millrace.event.time;

/** Decimal digits in ASCII. */
final class Digits {
  private Digits() {}

  /** Whether the byte is a digit. */
  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Value of two digits, or a negative number. */
  static int pair(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
  }

  /** Value of four digits, or a negative number. */
  static int four(byte[] text, int at) {
    int high = pair(text, at);
    int low = pair(text, at + 2);
    return (high | low) < 0 ? -1 : high * 100 + low;
  }
}
