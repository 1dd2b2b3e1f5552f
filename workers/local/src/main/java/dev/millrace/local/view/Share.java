package dev.millrace.local.view;

import java.util.Locale;

/** A share of a whole, for people. */
public final class Share {
  private Share() {}

  /** For example {@code 12.3%}. Only all is 100%, only nothing is 0%. */
  public static String of(long part, long whole) {
    if (part == 0 || whole == 0) {
      return "0%";
    }
    if (part == whole) {
      return "100%";
    }
    double share = 100.0 * part / whole;
    if (share < 0.05) {
      return "<0.1%";
    }
    return share >= 99.95 ? ">99.9%" : String.format(Locale.ROOT, "%.1f%%", share);
  }
}
