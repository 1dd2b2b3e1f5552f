package dev.millrace.local.report;

import dev.millrace.local.report.history.History;
import dev.millrace.local.report.history.Stop;
import dev.millrace.local.report.page.Markup;
import dev.millrace.local.view.NumberFormatter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How fast every stage was, and how much was waiting for it. */
final class SpeedSection {
  private SpeedSection() {}

  static void draw(Markup page, ReportInput input) {
    page.element("h2", "How it went");
    History history = input.history();
    if (history.spans().isEmpty()) {
      page.element("p", "No readings were taken while it was running.", "class", "card soft");
      return;
    }
    StageChart charts = new StageChart(history, input.zone());
    charts.of(StageQuantity.THROUGHPUT, remark(history)).draw(page);
    charts.of(StageQuantity.LAG, "").draw(page);
  }

  private static String remark(History history) {
    return onSums(history) + onStops(history.stops());
  }

  private static String onSums(History history) {
    boolean sums = history.spans().stream().anyMatch(span -> span.rssBytes().readings() > 1);
    return sums ? " Lines are means of several readings, bands reach from least to most." : "";
  }

  private static String onStops(List<Stop> stops) {
    if (stops.isEmpty()) {
      return "";
    }
    Duration all = stops.stream().map(Stop::length).reduce(Duration.ZERO, Duration::plus);
    String times = stops.size() == 1 ? "once" : stops.size() + " times";
    return String.format(
        Locale.ROOT,
        " Hatched: it was not running, %s, for %s in all.",
        times,
        NumberFormatter.time(all));
  }
}
