package dev.millrace.local.output;

import dev.millrace.local.report.Check;
import java.util.List;
import java.util.Locale;

/** Checks as lines for people. */
public final class CheckFormatter {
  private CheckFormatter() {}

  /** One line a check: how it came out and what was found. */
  public static List<String> lines(List<Check> checks) {
    return checks.stream()
        .map(check -> String.format(Locale.ROOT, "  %-9s%s", word(check.result()), check.finding()))
        .toList();
  }

  private static String word(Check.Result result) {
    return switch (result) {
      case PASSED -> "ok";
      case FAILED -> "WRONG";
      case SKIPPED -> "skipped";
    };
  }
}
