package dev.millrace.event.time;

/**
 * Times such as {@code 2026-01-31 12:34:56.789}: as RFC 3339 has them, but with a space for the T
 * if one likes, and with {@code Z}, {@code UTC}, {@code +01:00} or {@code +0100} at the end, after
 * a space if one likes, or nothing, which is UTC.
 */
final class DateTimeReader implements TimeReader {
  private static final int CLOCK = DateText.LENGTH + 1;
  private static final int FRACTION = CLOCK + ClockText.LENGTH;

  @Override
  public boolean readsText() {
    return true;
  }

  @Override
  public long micros(byte[] text, int from, int to) {
    if (to - from < FRACTION || !separates(text[from + DateText.LENGTH])) {
      return INVALID;
    }
    int fraction = from + FRACTION;
    int zone = FractionText.end(text, fraction, to);
    if (zone == FractionText.NONE) {
      return INVALID;
    }
    return Instants.micros(
        DateText.epochDay(text, from),
        ClockText.seconds(text, from + CLOCK),
        FractionText.units(text, fraction, zone, Instants.MICROS),
        offset(text, zone, to),
        ClockText.isLeapSecond(text, from + CLOCK));
  }

  private static boolean separates(byte b) {
    return b == ' ' || (b | 0x20) == 't';
  }

  private static int offset(byte[] text, int from, int to) {
    if (from == to) {
      return 0;
    }
    int at = text[from] == ' ' ? from + 1 : from;
    return switch (to - at) {
      case 1, 6 -> OffsetText.extended(text, at, to);
      case 3 ->
          text[at] == 'U' && text[at + 1] == 'T' && text[at + 2] == 'C' ? 0 : OffsetText.INVALID;
      case 5 -> OffsetText.basic(text, at, to);
      default -> OffsetText.INVALID;
    };
  }
}
