package dev.millrace.event.time;

/**
 * Times such as {@code Wed Oct 10 20:19:24 +0000 2018}, as Twitter's API has them. The weekday must
 * be that of the date.
 */
final class TwitterReader implements TimeReader {
  private static final int LENGTH = "Wed Oct 10 20:19:24 +0000 2018".length();
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /** 1970 began on a Thursday. */
  private static final String WEEKDAYS = "ThuFriSatSunMonTueWed";

  private static final int MONTH = 4;
  private static final int DAY = 8;
  private static final int CLOCK = 11;
  private static final int OFFSET = 20;
  private static final int YEAR = 26;

  @Override
  public boolean readsText() {
    return true;
  }

  @Override
  public long micros(byte[] text, int from, int to) {
    if (to - from != LENGTH
        || text[from + MONTH - 1] != ' '
        || text[from + DAY - 1] != ' '
        || text[from + CLOCK - 1] != ' '
        || text[from + OFFSET - 1] != ' '
        || text[from + YEAR - 1] != ' ') {
      return INVALID;
    }
    int month = place(MONTHS, text, from + MONTH) + 1;
    long day =
        DateText.epochDay(Digits.four(text, from + YEAR), month, Digits.pair(text, from + DAY));
    if (day == INVALID || Math.floorMod(day, 7) != place(WEEKDAYS, text, from)) {
      return INVALID;
    }
    return Instants.micros(
        day,
        ClockText.seconds(text, from + CLOCK),
        0,
        OffsetText.basic(text, from + OFFSET, from + YEAR - 1),
        ClockText.isLeapSecond(text, from + CLOCK));
  }

  /** Place of the name of three letters at {@code at} among the names, or -1. */
  private static int place(String names, byte[] text, int at) {
    for (int i = 0; i < names.length(); i += 3) {
      if (text[at] == names.charAt(i)
          && text[at + 1] == names.charAt(i + 1)
          && text[at + 2] == names.charAt(i + 2)) {
        return i / 3;
      }
    }
    return -1;
  }
}
