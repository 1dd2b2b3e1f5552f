package dev.millrace.local.report;

import dev.millrace.contract.Stage;
import dev.millrace.local.report.content.Content;
import dev.millrace.local.report.content.Mood;
import dev.millrace.local.report.content.MoodTimeline;
import dev.millrace.local.report.content.Tally;
import dev.millrace.local.report.history.History;
import dev.millrace.local.report.history.HistorySpan;
import dev.millrace.local.report.history.Spread;
import dev.millrace.local.report.history.StageSpan;
import dev.millrace.local.report.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reports to make. */
final class Inputs {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private Inputs() {}

  /** A run of ten seconds in which everything went well. */
  static ReportInput good() {
    return new ReportInput(
        "tweets",
        "tweets",
        new RunEnd.Completed(),
        new RunTotals(
            OptionalLong.of(1_000),
            1_000,
            997,
            3,
            Map.of("InvalidJson", 2L, "TooLarge", 1L),
            OptionalLong.of(0)),
        List.of(
            new Check(Check.Result.PASSED, "997 rows have 997 different ids."),
            new Check(Check.Result.SKIPPED, "Nothing to recompute.")),
        START,
        START.plusSeconds(10),
        ZoneId.of("UTC"),
        history(0, 1, 2, 3),
        content("kafka"),
        List.of(
            new Setting("Source", "Kind", "tweets"),
            new Setting("Source", "Seed", "42"),
            new Setting("Warehouse", "File", "tweets.duckdb")),
        List.of(new Setting("", "millrace", "0.1.0"), new Setting("", "Java", "17")));
  }

  static ReportInput with(History history) {
    ReportInput good = good();
    return new ReportInput(
        good.run(),
        good.messages(),
        good.end(),
        good.totals(),
        good.checks(),
        good.started(),
        good.ended(),
        good.zone(),
        history,
        good.content(),
        good.settings(),
        good.versions());
  }

  static ReportInput with(Content content) {
    ReportInput good = good();
    return new ReportInput(
        good.run(),
        "messages",
        good.end(),
        good.totals(),
        good.checks(),
        good.started(),
        good.ended(),
        good.zone(),
        good.history(),
        content,
        good.settings(),
        good.versions());
  }

  static ReportInput with(RunEnd end, RunTotals totals) {
    ReportInput good = good();
    return new ReportInput(
        good.run(),
        good.messages(),
        end,
        totals,
        List.of(),
        good.started(),
        good.started(),
        good.zone(),
        History.NONE,
        new Content.Nothing(),
        List.of(),
        List.of());
  }

  /** Every text that anybody else may choose is this one. */
  static ReportInput named(String name) {
    return new ReportInput(
        name,
        "tweets",
        new RunEnd.Failed(name),
        new RunTotals(OptionalLong.empty(), 1, 0, 1, Map.of(name, 1L), OptionalLong.empty()),
        List.of(new Check(Check.Result.FAILED, name)),
        START,
        START,
        ZoneId.of("UTC"),
        history(0),
        content(name),
        List.of(new Setting(name, name, name)),
        List.of(new Setting(name, name, name)));
  }

  /** A history of one process with a span at each of these seconds. */
  static History history(int... seconds) {
    return history(new int[][] {seconds});
  }

  /** A history with a span at each of these seconds, of one process after the other. */
  static History history(int[][] processes) {
    List<HistorySpan> spans = new ArrayList<>();
    for (int[] seconds : processes) {
      Instant start = START.plusSeconds(seconds[0]);
      for (int second : seconds) {
        spans.add(span(START.plusSeconds(second), start, second));
      }
    }
    Duration running = Duration.between(START, spans.get(spans.size() - 1).to());
    return new History(spans, processes.length, running, running.dividedBy(3));
  }

  static HistorySpan span(Instant at, Instant start, int number) {
    Spread rate = new Spread(90 * number, 100 * number, 110 * number, 2);
    StageSpan values = new StageSpan(rate, Spread.of(10 * number));
    return new HistorySpan(
        at,
        at,
        start,
        start,
        new Spread(5e8, 6e8, 7e8, 2),
        Map.of(Stage.PRODUCER, values, Stage.ENRICHER, values, Stage.SINK, values));
  }

  static Content.Found content(String name) {
    Mood mood = new Mood(600, 300, 97, 0.25);
    return new Content.Found(
        997,
        Optional.of(mood),
        Optional.of(
            new MoodTimeline(
                START,
                Duration.ofMinutes(1),
                Map.of(0, mood, 1, new Mood(1, 0, 0, 0.5), 3, new Mood(0, 0, 2, -0.75)))),
        List.of(new Tally(name, 500), new Tally("日本", 20)),
        List.of(new Tally(name, 10)),
        List.of(new Tally("en", 900), new Tally("hi", 90), new Tally(name, 7)));
  }
}
