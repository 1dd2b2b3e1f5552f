package dev.millrace.local.output;

import dev.millrace.local.view.Numbers;
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
    lines.addAll(CheckWords.lines(summary.checks()));
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %s produced, %s written, %s %s, in %s%s",
            summary.headline(),
            Numbers.count(summary.produced()),
            Numbers.count(summary.written()),
            Numbers.count(summary.dead()),
            summary.dead() == 1 ? "dead letter" : "dead letters",
            Numbers.exactTime(summary.elapsed()),
            summary.peakRssBytes() == 0
                ? ""
                : ", at most " + Numbers.bytes(summary.peakRssBytes()) + " of memory"));
    lines.addAll(DeadLetterWords.lines(summary));
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
          Numbers.count(stage.in()),
          Numbers.count(stage.dead()),
          Numbers.rate(stage.averageRate()),
          Numbers.rate(stage.peakRate()),
          Numbers.exactTime(stage.active()));
    }
    return table.lines("  ");
  }
}
