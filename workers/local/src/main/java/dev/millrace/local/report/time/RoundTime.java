package dev.millrace.local.report.time;

import java.time.Duration;
import java.util.List;

/** Steps of time that people count in. */
public final class RoundTime {
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(20),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(12));

  private RoundTime() {}

  /** The least round step that fits into a length at most that often; at least a second. */
  public static Duration step(Duration length, int most) {
    for (Duration step : STEPS) {
      if (length.dividedBy(most).compareTo(step) <= 0) {
        return step;
      }
    }
    long days = length.dividedBy(most).toDays() + 1;
    return Duration.ofDays(days);
  }

  /** A multiple of a step, in the step's unit. */
  public static String label(Duration time, Duration step) {
    if (step.compareTo(Duration.ofMinutes(1)) < 0) {
      return time.toSeconds() + " s";
    }
    if (step.compareTo(Duration.ofHours(1)) < 0) {
      return time.toMinutes() + " min";
    }
    return step.compareTo(Duration.ofDays(1)) < 0 ? time.toHours() + " h" : time.toDays() + " d";
  }
}
