package dev.millrace.local.output;

import dev.millrace.local.view.NumberFormatter;
import dev.millrace.local.view.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The end of a session as lines for people. */
public final class SummaryText {
  private SummaryText() {}

  /** The lines: a table of the stages, what was checked, where things are, what to do next. */
  public static List<String> of(RunSummary summary) {
    List<String> lines = new ArrayList<>(stages(summary));
    lines.add("");
    lines.addAll(CheckFormatter.lines(summary.checks()));
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %s produced, %s written, %s %s, in %s%s",
            summary.headline(),
            NumberFormatter.count(summary.produced()),
            NumberFormatter.count(summary.written()),
            NumberFormatter.count(summary.dead()),
            summary.dead() == 1 ? "dead letter" : "dead letters",
            NumberFormatter.exactTime(summary.elapsed()),
            summary.peakRssBytes() == 0
                ? ""
                : ", at most " + NumberFormatter.bytes(summary.peakRssBytes()) + " of memory"));
    lines.addAll(DeadLetterFormatter.lines(summary));
    lines.add("Warehouse: " + summary.warehouse());
    lines.addAll(summary.advice());
    return lines;
  }

  private static List<String> stages(RunSummary summary) {
    TextTable table =
        TextTable.aligned("lrrrrr").row("stage", "in", "dead letters", "average", "peak", "time");
    for (StageSummary stage : summary.stages()) {
      table.row(
          stage.stage().id(),
          NumberFormatter.count(stage.in()),
          NumberFormatter.count(stage.dead()),
          NumberFormatter.rate(stage.averageRate()),
          NumberFormatter.rate(stage.peakRate()),
          NumberFormatter.exactTime(stage.active()));
    }
    return table.lines("  ");
  }
}
