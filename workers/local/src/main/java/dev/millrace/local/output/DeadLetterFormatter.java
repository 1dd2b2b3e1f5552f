package dev.millrace.local.output;

import dev.millrace.local.topics.DeadLetterGroup;
import dev.millrace.local.view.NumberFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why messages became dead letters, as lines for people. */
final class DeadLetterFormatter {
  private static final int MOST = 3;

  private DeadLetterFormatter() {}

  /** A line for each of the largest groups, and one for where to see more. */
  static List<String> lines(RunSummary summary) {
    List<String> lines = new ArrayList<>();
    summary.deadLetters().stream().limit(MOST).map(DeadLetterFormatter::line).forEach(lines::add);
    if (!lines.isEmpty()) {
      lines.add("Dead letters as they came: millrace topics --dead-letters 10 FILE");
    }
    return lines;
  }

  private static String line(DeadLetterGroup group) {
    return String.format(
        Locale.ROOT,
        "Dead letters: %s by the %s, %s, the first one: %s",
        NumberFormatter.count(group.count()),
        group.stage(),
        group.reason(),
        group.detail());
  }
}
