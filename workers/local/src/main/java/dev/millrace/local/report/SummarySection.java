package dev.millrace.local.report;

import dev.millrace.local.report.page.FigureList;
import dev.millrace.local.report.page.Markup;
import dev.millrace.local.report.time.Moments;
import dev.millrace.local.view.NumberFormatter;
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
    verificationBadge(page, VerificationBadge.of(input.end(), input.totals(), input.checks()));
    page.close().open("dl", "class", "tiles");
    counts(page, input.end() instanceof RunEnd.Completed, input.totals());
    page.close().open("dl", "class", "tiles");
    speed(page, input);
    page.close();
  }

  private static void verificationBadge(Markup page, VerificationBadge verificationBadge) {
    String level = verificationBadge.level().name().toLowerCase(Locale.ROOT);
    page.open("div", "class", "verdict " + level);
    page.element("strong", verificationBadge.title());
    verificationBadge.sentences().forEach(sentence -> page.element("p", sentence));
    page.close();
  }

  private static void counts(Markup page, boolean completed, RunTotals totals) {
    long produced = totals.produced();
    OptionalLong expected = totals.expected();
    boolean all = expected.isEmpty() || expected.getAsLong() == produced;
    tile(
        page,
        "Produced",
        NumberFormatter.count(produced),
        all ? "" : "of " + NumberFormatter.count(expected.getAsLong()));
    tile(
        page,
        "Written",
        NumberFormatter.count(totals.written()),
        FigureList.share(totals.written(), produced) + " of those produced");
    tile(
        page,
        "Dead letters",
        NumberFormatter.count(totals.deadLettered()),
        FigureList.share(totals.deadLettered(), produced) + " of those produced");
    tile(
        page,
        completed ? "Missing" : "On their way",
        NumberFormatter.count(Math.max(0, totals.open())));
    OptionalLong duplicates = totals.duplicates();
    if (duplicates.isPresent()) {
      tile(page, "Duplicates", NumberFormatter.count(duplicates.getAsLong()));
    } else {
      tile(page, "Duplicates", "–", "not counted");
    }
  }

  private static void speed(Markup page, ReportInput input) {
    int starts = input.history().starts();
    tile(
        page,
        "Time running",
        NumberFormatter.exactTime(input.running()),
        starts > 1 ? "in " + starts + " parts" : "");
    tile(page, "Average rate", NumberFormatter.rate(input.averageRate()), "while writing");
    input
        .peakRate()
        .ifPresent(
            peak -> tile(page, "Peak rate", NumberFormatter.rate(peak), "into the warehouse"));
    input
        .history()
        .peakRssBytes()
        .ifPresent(
            peak -> tile(page, "Peak memory", NumberFormatter.bytes(peak), "of the whole process"));
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
