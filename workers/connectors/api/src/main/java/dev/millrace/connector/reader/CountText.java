package dev.millrace.connector.reader;

import java.util.Locale;

/** A count for people. */
public final class CountText {
  private CountText() {}

  /** The count in full: {@code 1,234,567}. */
  public static String of(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
