package dev.millrace.operator.status;

import java.time.Duration;
import java.util.Locale;

/** Numbers for narrow columns: 999, 1.2k, 48.2k, 811k, 1.0M; and times: 4 min 48 s. */
final class StatusFigures {
  private static final String[] UNITS = {"", "k", "M", "G", "T", "P"};

  private StatusFigures() {}

  static String of(Duration time) {
    long minutes = time.toMinutes();
    String seconds = time.toSecondsPart() + " s";
    return minutes == 0 ? seconds : minutes + " min " + seconds;
  }

  static String of(long number) {
    double value = number;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    if (unit == 0) {
      return String.valueOf(number);
    }
    String pattern = value < 99.95 ? "%.1f%s" : "%.0f%s";
    return String.format(Locale.ROOT, pattern, value, UNITS[unit]);
  }
}
