package dev.millrace.event.column;

import java.nio.charset.StandardCharsets;

/**
 * JSON numbers as doubles, rounded correctly. Most numbers have so few digits that whole number and
 * power of ten are exact doubles: then one division or multiplication is all (Clinger, "How to read
 * floating point numbers accurately", 1990). The JDK reads the others.
 */
final class DecimalText {
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int EXACT_DIGITS = 15;

  private DecimalText() {}

  /** Value of a number in JSON's grammar; infinite when it is beyond a double's range. */
  static double value(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    int first = negative ? from + 1 : from;
    int point = to;
    long whole = 0;
    if (to - first > EXACT_DIGITS + 1) {
      return parsed(bytes, from, to);
    }
    for (int i = first; i < to; i++) {
      if (bytes[i] == '.') {
        point = i;
      } else if (bytes[i] > '9') {
        return parsed(bytes, from, to);
      } else {
        whole = whole * 10 + (bytes[i] - '0');
      }
    }
    double value = whole / POWERS[Math.max(0, to - point - 1)];
    return negative ? -value : value;
  }

  private static double parsed(byte[] bytes, int from, int to) {
    return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }
}
