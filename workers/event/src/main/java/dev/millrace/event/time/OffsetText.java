package dev.millrace.event.time;

/** A time's offset from UTC. None is larger than 18 hours, as in {@code java.time}. */
final class OffsetText {
  /** Given for what is no offset. */
  static final int INVALID = Integer.MIN_VALUE;

  private static final int MOST_MINUTES = 18 * 60;

  private OffsetText() {}

  /** Seconds east of UTC of {@code Z} or {@code +01:00}, or {@link #INVALID}. */
  static int extended(byte[] text, int at, int to) {
    if (to - at == 1) {
      return (text[at] | 0x20) == 'z' ? 0 : INVALID;
    }
    return to - at == 6 && text[at + 3] == ':' ? signed(text, at, at + 4) : INVALID;
  }

  /** Seconds east of UTC of {@code +0100}, or {@link #INVALID}. */
  static int basic(byte[] text, int at, int to) {
    return to - at == 5 ? signed(text, at, at + 3) : INVALID;
  }

  private static int signed(byte[] text, int at, int minutesAt) {
    int hours = Digits.pair(text, at + 1);
    int minutes = Digits.pair(text, minutesAt);
    int total = hours * 60 + minutes;
    if ((hours | minutes) < 0 || minutes > 59 || total > MOST_MINUTES) {
      return INVALID;
    }
    return text[at] == '+' ? total * 60 : text[at] == '-' ? -total * 60 : INVALID;
  }
}
