package dev.millrace.local.report;

import dev.millrace.local.report.content.Content;
import dev.millrace.local.report.content.Mood;
import dev.millrace.local.report.page.Bars;
import dev.millrace.local.report.page.FigureList;
import dev.millrace.local.report.page.Markup;
import java.util.List;

/** The mood of the messages: over the time they speak of where they have one, else as a whole. */
final class MoodSection {
  private MoodSection() {}

  static void draw(Markup page, Content.Found found) {
    found.mood().ifPresent(mood -> draw(page, found, mood));
  }

  private static void draw(Markup page, Content.Found found, Mood mood) {
    if (found.timeline().isPresent()) {

      MoodScoreChart.of(found.timeline().get(), mood).draw(page);
      MoodShareChart.of(found.timeline().get(), mood).draw(page);
    } else {
      List<Bars.Row> rows =
          List.of(
              row("positive", mood.positive(), mood),
              row("neutral", mood.neutral(), mood),
              row("negative", mood.negative(), mood));
      String average = "Average score " + FigureList.score(mood.meanScore()) + ", from −1 to +1.";
      new Bars("Sentiment", average, "Mood", rows, "plain").draw(page);
    }
  }

  private static Bars.Row row(String name, long messages, Mood mood) {
    return new Bars.Row(name, messages, FigureList.share(messages, mood.messages()));
  }
}
