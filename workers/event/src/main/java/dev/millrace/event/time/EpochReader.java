package dev.millrace.event.time;

/** Numbers of a unit since 1970 UTC, with or without a fraction, without an exponent. */
final class EpochReader implements TimeReader {
  /** More digits no number in the range has, whatever the unit. */
  private static final int MOST_DIGITS = 18;

  private final long microsPerUnit;
  private final long unitsPerSecond;

  /**
   * A reader of numbers of a unit.
   *
   * @param microsPerUnit microseconds in one: a power of ten, at most a million
   */
  EpochReader(long microsPerUnit) {
    this.microsPerUnit = microsPerUnit;
    this.unitsPerSecond = Instants.MICROS / microsPerUnit;
  }

  @Override
  public boolean readsText() {
    return false;
  }

  @Override
  public long micros(byte[] number, int from, int to) {
    boolean negative = from < to && number[from] == '-';
    int first = negative ? from + 1 : from;
    int point = first;
    long units = 0;
    while (point < to && Digits.isDigit(number[point]) && point - first <= MOST_DIGITS) {
      units = units * 10 + number[point++] - '0';
    }
    int end = FractionText.end(number, point, to);
    if (point == first || point - first > MOST_DIGITS || end != to) {
      return INVALID;
    }
    long micros =
        units % unitsPerSecond * microsPerUnit
            + FractionText.units(number, point, end, microsPerUnit);
    long seconds = units / unitsPerSecond;
    if (!negative) {
      return Instants.micros(seconds, micros);
    }
    return micros == 0
        ? Instants.micros(-seconds, 0)
        : Instants.micros(-seconds - 1, Instants.MICROS - micros);
  }
}
