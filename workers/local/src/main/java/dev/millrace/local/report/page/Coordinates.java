package dev.millrace.local.report.page;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Places from 0 to 1 as drawings and style sheets spell them: short, and the same everywhere. */
final class Coordinates {
  /** Width and height of every drawing in its own units; drawings stretch to fill their place. */
  static final int SIZE = 1000;

  private Coordinates() {}

  /** From the left edge. */
  static String x(double place) {
    return number(place * SIZE);
  }

  /** From the top edge, of a place counted from the bottom. */
  static String y(double place) {
    return number((1 - place) * SIZE);
  }

  static String percent(double place) {
    return number(place * 100) + "%";
  }

  static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
