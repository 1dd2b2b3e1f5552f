package dev.millrace.local.report;

import dev.millrace.local.report.content.Mood;
import dev.millrace.local.report.content.MoodTimeline;
import dev.millrace.local.report.page.Caption;
import dev.millrace.local.report.page.FigureList;
import dev.millrace.local.report.page.LineChart;
import dev.millrace.local.report.page.LineSeries;
import dev.millrace.local.report.page.Point;
import dev.millrace.local.report.page.ValueAxis;
import dev.millrace.local.view.NumberFormatter;
import java.util.ArrayList;
import java.util.List;

/** The average score of the messages over the time they speak of. */
final class MoodScoreChart {
  private static final Caption.Key KEY = new Caption.Key("average score", "plain");

  private MoodScoreChart() {}

  static LineChart of(MoodTimeline timeline, Mood all) {
    MoodAxis axis = new MoodAxis(timeline);
    String explanation =
        "Average score by the time of posting (UTC): −1 is most negative, +1 most positive. Over"
            + " all messages it is "
            + FigureList.score(all.meanScore())
            + ".";
    return new LineChart(
        new Caption("Sentiment over time", explanation, List.of(KEY)),
        List.of(new LineSeries(KEY, pieces(axis))),
        axis.ticks(),
        ValueAxis.around0(most(timeline), FigureList::score),
        List.of(),
        axis.table(
            List.of("score", "messages"),
            mood ->
                List.of(
                    FigureList.score(mood.meanScore()), NumberFormatter.count(mood.messages()))));
  }

  private static double most(MoodTimeline timeline) {
    return timeline.slices().values().stream()
        .mapToDouble(mood -> Math.abs(mood.meanScore()))
        .max()
        .orElse(0);
  }

  /** The line, interrupted where a slice has no messages. */
  private static List<List<Point>> pieces(MoodAxis axis) {
    List<List<Point>> pieces = new ArrayList<>();
    List<Point> piece = new ArrayList<>();
    for (int slice = 0; slice < axis.timeline().length(); slice++) {
      Mood mood = axis.timeline().slices().get(slice);
      if (mood == null && !piece.isEmpty()) {
        pieces.add(piece);
        piece = new ArrayList<>();
      } else if (mood != null) {
        double score = mood.meanScore();
        piece.add(new Point(axis.place(slice), score, score, score));
      }
    }
    pieces.add(piece);
    return pieces;
  }
}
