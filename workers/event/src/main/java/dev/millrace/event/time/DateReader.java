package dev.millrace.event.time;

/** Dates such as {@code 2026-01-31}: midnight UTC. */
final class DateReader implements TimeReader {
  @Override
  public boolean readsText() {
    return true;
  }

  @Override
  public long micros(byte[] text, int from, int to) {
    return to - from == DateText.LENGTH
        ? Instants.micros(DateText.epochDay(text, from), 0, 0, 0, false)
        : INVALID;
  }
}
