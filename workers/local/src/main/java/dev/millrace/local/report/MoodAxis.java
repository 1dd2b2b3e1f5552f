package dev.millrace.local.report;

import dev.millrace.local.report.content.Mood;
import dev.millrace.local.report.content.MoodTimeline;
import dev.millrace.local.report.page.DataTable;
import dev.millrace.local.report.page.Tick;
import dev.millrace.local.report.time.Moments;
import dev.millrace.local.report.time.RoundTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The time the messages speak of, along the width of a chart, every slice as wide as the next.
 *
 * @param timeline with at least one slice
 */
record MoodAxis(MoodTimeline timeline) {
  private static final int MOST_TICKS = 5;

  /** Where the middle of a slice is, 0 to 1. */
  double place(int slice) {
    return (slice + 0.5) / timeline.length();
  }

  /** Round moments. */
  List<Tick> ticks() {
    Duration length = length();
    Duration step = RoundTime.step(length, MOST_TICKS);
    long stepMillis = step.toMillis();
    long start = timeline.start().toEpochMilli();
    List<Tick> ticks = new ArrayList<>();
    // The first multiple of the step that is not before the start.
    long next = -Math.floorDiv(-start, stepMillis) * stepMillis;
    for (; next <= start + length.toMillis(); next += stepMillis) {
      double place = (double) (next - start) / length.toMillis();
      ticks.add(new Tick(place, Moments.onAxis(Instant.ofEpochMilli(next), step, length)));
    }
    return ticks;
  }

  /** A row a slice that has messages; its first cell says when the slice begins. */
  DataTable table(List<String> heads, Function<Mood, List<String>> cells) {
    List<String> allHeads = new ArrayList<>(List.of("Posted from (UTC)"));
    allHeads.addAll(heads);
    List<DataTable.Row> rows = new ArrayList<>();
    timeline
        .slices()
        .forEach(
            (slice, mood) -> {
              List<String> row = new ArrayList<>(List.of(begin(slice)));
              row.addAll(cells.apply(mood));
              rows.add(new DataTable.Row(place(slice), row));
            });
    return new DataTable(allHeads, rows);
  }

  private String begin(int slice) {
    return Moments.onAxis(timeline.startOf(slice), timeline.width(), length());
  }

  private Duration length() {
    return timeline.width().multipliedBy(timeline.length());
  }
}
