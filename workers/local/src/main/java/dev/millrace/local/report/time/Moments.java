package dev.millrace.local.report.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How moments are written for people. */
public final class Moments {
  private static final DateTimeFormatter FULL = pattern("d MMM uuuu, HH:mm:ss zzz");
  private static final DateTimeFormatter CLOCK = pattern("HH:mm:ss");
  private static final DateTimeFormatter TIME = pattern("HH:mm");
  private static final DateTimeFormatter DAY_AND_TIME = pattern("d MMM HH:mm");
  private static final DateTimeFormatter DAY = pattern("d MMM");
  private static final DateTimeFormatter YEAR_AND_DAY = pattern("d MMM uuuu");
  private static final DateTimeFormatter DAY_AND_CLOCK = pattern("d MMM HH:mm:ss");

  private Moments() {}

  /** {@code 1 Mar 2026, 10:00:00 UTC}. */
  public static String full(Instant at, ZoneId zone) {
    return FULL.format(at.atZone(zone));
  }

  /** {@code 10:00:00}, with its day when that is another than that of {@code reference}. */
  public static String clock(Instant at, Instant reference, ZoneId zone) {
    boolean sameDay = at.atZone(zone).toLocalDate().equals(reference.atZone(zone).toLocalDate());
    return (sameDay ? CLOCK : DAY_AND_CLOCK).format(at.atZone(zone));
  }

  /**
   * A round moment on an axis, as short as it is clear: {@code 14:00:05}, {@code 14:00}, {@code 1
   * Mar 14:00}, {@code 1 Mar}, {@code 1 Mar 2026}. In UTC.
   *
   * @param step from one label to the next
   * @param length of the whole axis
   */
  public static String onAxis(Instant at, Duration step, Duration length) {
    boolean days = length.compareTo(Duration.ofDays(1)) > 0;
    DateTimeFormatter form;
    if (step.compareTo(Duration.ofMinutes(1)) < 0) {
      form = CLOCK;
    } else if (step.compareTo(Duration.ofDays(1)) < 0) {
      form = days ? DAY_AND_TIME : TIME;
    } else {
      form = length.compareTo(Duration.ofDays(360)) > 0 ? YEAR_AND_DAY : DAY;
    }
    return form.format(at.atZone(ZoneOffset.UTC));
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
