package dev.millrace.local.report;

import dev.millrace.local.report.page.Figures;
import dev.millrace.local.report.page.Markup;
import dev.millrace.local.report.time.Moments;
import dev.millrace.local.view.Numbers;
import java.util.Locale;
import java.util.OptionalLong;

/** Which run this is, what is to be thought of it, and its totals. */
final class SummarySection {
  private SummarySection() {}

  static void draw(Markup page, ReportInput input) {
    page.open("header").element("p", "millrace run", "class", "soft");
    page.open("h1").element("bdi", input.run()).close();
    String times =
        Moments.full(input.started(), input.zone())
            + " to "
            + Moments.full(input.ended(), input.zone());
    page.element("p", times, "class", "soft");
    verdict(page, Verdict.of(input.end(), input.totals(), input.checks()));
    page.close().open("dl", "class", "tiles");
    counts(page, input.end() instanceof RunEnd.Completed, input.totals());
    page.close().open("dl", "class", "tiles");
    speed(page, input);
    page.close();
  }

  private static void verdict(Markup page, Verdict verdict) {
    String level = verdict.level().name().toLowerCase(Locale.ROOT);
    page.open("div", "class", "verdict " + level);
    page.element("strong", verdict.title());
    verdict.sentences().forEach(sentence -> page.element("p", sentence));
    page.close();
  }

  private static void counts(Markup page, boolean completed, RunTotals totals) {
    long produced = totals.produced();
    OptionalLong expected = totals.expected();
    boolean all = expected.isEmpty() || expected.getAsLong() == produced;
    tile(
        page,
        "Produced",
        Numbers.count(produced),
        all ? "" : "of " + Numbers.count(expected.getAsLong()));
    tile(
        page,
        "Written",
        Numbers.count(totals.written()),
        Figures.share(totals.written(), produced) + " of those produced");
    tile(
        page,
        "Dead letters",
        Numbers.count(totals.deadLettered()),
        Figures.share(totals.deadLettered(), produced) + " of those produced");
    tile(page, completed ? "Missing" : "On their way", Numbers.count(Math.max(0, totals.open())));
    OptionalLong duplicates = totals.duplicates();
    if (duplicates.isPresent()) {
      tile(page, "Duplicates", Numbers.count(duplicates.getAsLong()));
    } else {
      tile(page, "Duplicates", "–", "not counted");
    }
  }

  private static void speed(Markup page, ReportInput input) {
    int starts = input.history().starts();
    tile(
        page,
        "Time running",
        Numbers.exactTime(input.running()),
        starts > 1 ? "in " + starts + " parts" : "");
    tile(page, "Average rate", Numbers.rate(input.averageRate()), "while writing");
    input
        .peakRate()
        .ifPresent(peak -> tile(page, "Peak rate", Numbers.rate(peak), "into the warehouse"));
    input
        .history()
        .peakRssBytes()
        .ifPresent(peak -> tile(page, "Peak memory", Numbers.bytes(peak), "of the whole process"));
  }

  private static void tile(Markup page, String name, String value) {
    tile(page, name, value, "");
  }

  private static void tile(Markup page, String name, String value, String note) {
    page.open("div").element("dt", name).element("dd", value);
    if (!note.isEmpty()) {
      page.element("dd", note, "class", "note");
    }
    page.close();
  }
}
