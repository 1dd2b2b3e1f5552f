package dev.millrace.event.time;

/**
 * Times such as {@code 2026-01-31T12:34:56.789+01:00} (RFC 3339, section 5.6). T and Z may be lower
 * case. A fraction has any number of digits. A leap second stands at the end of a month in UTC only
 * and counts as the first second of the next.
 */
final class Rfc3339Reader implements TimeReader {
  private static final int CLOCK = DateText.LENGTH + 1;
  private static final int FRACTION = CLOCK + ClockText.LENGTH;

  @Override
  public boolean readsText() {
    return true;
  }

  @Override
  public long micros(byte[] text, int from, int to) {
    if (to - from <= FRACTION || (text[from + DateText.LENGTH] | 0x20) != 't') {
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
        OffsetText.extended(text, zone, to),
        ClockText.isLeapSecond(text, from + CLOCK));
  }
}
