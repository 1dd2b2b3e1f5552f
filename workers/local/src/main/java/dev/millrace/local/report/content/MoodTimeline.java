package dev.millrace.local.report.content;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the mood changed over the time the messages speak of (not the time they were processed).
 *
 * @param start where slice 0 begins
 * @param width of every slice, above 0
 * @param slices by number, counted from 0; a slice without messages is not there
 */
public record MoodTimeline(Instant start, Duration width, Map<Integer, Mood> slices) {
  /** No timeline has more slices than this. */
  public static final int MOST_SLICES = 60;

  /** Takes a copy of the slices, in order. */
  public MoodTimeline {
    slices = Collections.unmodifiableMap(new TreeMap<>(slices));
  }

  /** How many slices there are from the first to the last, those without messages included. */
  public int length() {
    return slices.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
  }

  /** When a slice begins. */
  public Instant startOf(int slice) {
    return start.plus(width.multipliedBy(slice));
  }
}
