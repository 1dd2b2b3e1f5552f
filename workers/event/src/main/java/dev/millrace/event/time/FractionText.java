package dev.millrace.event.time;

/** A point and the digits of a fraction after it, or nothing at all. */
final class FractionText {
  /** What {@link #end} gives for a point without digits. */
  static final int NONE = -1;

  private FractionText() {}

  /** Index after the fraction at {@code at}, or {@link #NONE}. */
  static int end(byte[] text, int at, int to) {
    if (at == to || text[at] != '.') {
      return at;
    }
    int end = at + 1;
    while (end < to && Digits.isDigit(text[end])) {
      end++;
    }
    return end == at + 1 ? NONE : end;
  }

  /**
   * The fraction in this range in units, rounded down.
   *
   * @param whole units that make one: a power of ten
   */
  static long units(byte[] text, int from, int end, long whole) {
    long units = 0;
    long weight = whole / 10;
    for (int at = from + 1; at < end && weight > 0; at++) {
      units += (text[at] - '0') * weight;
      weight /= 10;
    }
    return units;
  }
}
