package dev.millrace.local.report;

import dev.millrace.local.report.content.Mood;
import dev.millrace.local.report.content.MoodTimeline;
import dev.millrace.local.report.page.Caption;
import dev.millrace.local.report.page.FigureList;
import dev.millrace.local.report.page.StackChart;
import dev.millrace.local.view.NumberFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How many of the messages are of which mood, over the time they speak of. */
final class MoodShareChart {
  private static final Mood NONE = new Mood(0, 0, 0, 0);

  private MoodShareChart() {}

  static StackChart of(MoodTimeline timeline, Mood all) {
    MoodAxis axis = new MoodAxis(timeline);
    List<String> shares = shares(all);
    String explanation =
        String.format(
            Locale.ROOT,
            "How messages divide, by the time of posting (UTC). Over all: %s positive, %s neutral,"
                + " %s negative.",
            shares.get(0),
            shares.get(1),
            shares.get(2));
    return new StackChart(
        new Caption("Moods over time", explanation, legend()),
        IntStream.range(0, timeline.length())
            .mapToObj(slice -> column(timeline.slices().getOrDefault(slice, NONE)))
            .toList(),
        axis.ticks(),
        axis.table(List.of("positive", "neutral", "negative", "messages"), MoodShareChart::row));
  }

  private static List<Caption.Key> legend() {
    return List.of(
        new Caption.Key("positive", "positive"),
        new Caption.Key("neutral", "neutral"),
        new Caption.Key("negative", "negative"));
  }

  private static StackChart.Column column(Mood mood) {
    return new StackChart.Column(List.of(mood.positive(), mood.neutral(), mood.negative()));
  }

  private static List<String> row(Mood mood) {
    List<String> shares = shares(mood);
    return List.of(
        shares.get(0), shares.get(1), shares.get(2), NumberFormatter.count(mood.messages()));
  }

  private static List<String> shares(Mood mood) {
    return List.of(
        FigureList.share(mood.positive(), mood.messages()),
        FigureList.share(mood.neutral(), mood.messages()),
        FigureList.share(mood.negative(), mood.messages()));
  }
}
