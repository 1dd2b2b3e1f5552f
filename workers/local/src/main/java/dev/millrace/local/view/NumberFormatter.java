package dev.millrace.local.view;

import java.time.Duration;
import java.util.Locale;

/** How numbers are written for people. */
public final class NumberFormatter {
  private NumberFormatter() {}

  /** A count in full: {@code 1,234,567}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Three digits and a unit: {@code 999}, {@code 48.2k}, {@code 1.25M}. */
  public static String brief(double value) {
    if (value < 999.5) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    String[] units = {"k", "M", "G", "T"};
    double scaled = value;
    int unit = -1;
    do {
      scaled /= 1000;
      unit++;
    } while (scaled >= 999.5 && unit < units.length - 1);
    int decimals = scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f%s", scaled, units[unit]);
  }

  /** Messages per second: {@code 48.2k/s}. */
  public static String rate(double perSecond) {
    return brief(perSecond) + "/s";
  }

  /** The two largest units: {@code 4 s}, {@code 1 min 20 s}, {@code 2 h 5 min}, {@code 3 d 1 h}. */
  public static String time(Duration duration) {
    long seconds = (duration.toMillis() + 500) / 1000;
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return pair(seconds, 60, "min", "s");
    }
    long minutes = seconds / 60;
    return minutes < 1440 ? pair(minutes, 60, "h", "min") : pair(minutes / 60, 24, "d", "h");
  }

  /** Seconds with one decimal: {@code 9.8 s}; from a minute on as {@link #time}. */
  public static String exactTime(Duration duration) {
    return duration.toMillis() < 59_950
        ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
        : time(duration);
  }

  /** Bytes: {@code 812 MB}. */
  public static String bytes(long bytes) {
    double megabytes = bytes / 1e6;
    return megabytes < 1000
        ? String.format(Locale.ROOT, "%.0f MB", megabytes)
        : String.format(Locale.ROOT, "%.2f GB", megabytes / 1000);
  }

  /** Percent without decimals; 100 only when all is done. */
  public static String percent(double fraction) {
    return (long) Math.floor(fraction * 100) + "%";
  }

  private static String pair(long value, int size, String large, String small) {
    String first = value / size + " " + large;
    return value % size == 0 ? first : first + " " + value % size + " " + small;
  }
}
