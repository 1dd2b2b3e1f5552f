package dev.millrace.local.report;

import dev.millrace.local.view.NumberFormatter;
import dev.millrace.local.view.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is to be thought of a run, in plain words.
 *
 * @param level how good it is
 * @param title a few words
 * @param sentences what that means
 */
record VerificationBadge(Level level, String title, List<String> sentences) {
  private static final String GOES_ON = "Running the same file again goes on from there.";

  /** How good it is. */
  enum Level {
    GOOD,
    WARNING,
    BAD
  }

  static VerificationBadge of(RunEnd end, RunTotals totals, List<Check> checks) {
    if (end instanceof RunEnd.Failed failed) {
      return new VerificationBadge(Level.BAD, "Failed", List.of(failed.why(), soFar(totals)));
    }
    if (end instanceof RunEnd.DataLost lost) {
      List<String> sentences = new ArrayList<>(lost.losses());
      sentences.add("In the warehouse: " + inWarehouse(totals) + ".");
      return new VerificationBadge(Level.BAD, "Data lost", sentences);
    }
    if (end instanceof RunEnd.Stopped) {
      String title = totals.expected().isPresent() ? "Stopped before its end" : "Stopped";
      return new VerificationBadge(Level.WARNING, title, List.of(soFar(totals)));
    }
    List<String> wrong = wrong(totals, checks);
    if (!wrong.isEmpty()) {
      return new VerificationBadge(Level.BAD, "Completed, but not exact", wrong);
    }
    if (end instanceof RunEnd.TooManyDead) {
      return new VerificationBadge(
          Level.BAD,
          "Completed, but too many dead letters: "
              + Share.of(totals.deadLettered(), totals.produced()),
          List.of(sum(totals)));
    }
    if (checks.stream().noneMatch(check -> check.result() == Check.Result.PASSED)) {
      return new VerificationBadge(
          Level.WARNING,
          "Completed, not verified",
          List.of(sum(totals), "Nobody has compared this with the warehouse itself."));
    }
    return new VerificationBadge(Level.GOOD, "Completed and verified", List.of(sum(totals)));
  }

  private static String soFar(RunTotals totals) {
    return "In the warehouse so far: " + inWarehouse(totals) + ". " + GOES_ON;
  }

  private static String inWarehouse(RunTotals totals) {
    String of = totals.expected().isPresent() ? " of " + count(totals.expected().getAsLong()) : "";
    return count(totals.written()) + of;
  }

  private static List<String> wrong(RunTotals totals, List<Check> checks) {
    List<String> wrong = new ArrayList<>();
    if (totals.open() > 0) {
      wrong.add(
          String.format(
              Locale.ROOT,
              "Missing, neither in the warehouse nor in the dead-letter topic: %s of %s.",
              count(totals.open()),
              count(totals.produced())));
    }
    if (totals.open() < 0) {
      wrong.add(
          String.format(
              Locale.ROOT, "More arrived than were produced: %s too many.", count(-totals.open())));
    }
    if (totals.duplicates().orElse(0) > 0) {
      wrong.add(
          String.format(
              Locale.ROOT,
              "Duplicates, rows that repeat another one: %s.",
              count(totals.duplicates().getAsLong())));
    }
    checks.stream()
        .filter(check -> check.result() == Check.Result.FAILED)
        .forEach(check -> wrong.add(check.finding()));
    return wrong;
  }

  private static String sum(RunTotals totals) {
    if (totals.produced() == 0) {
      return "The source had no messages.";
    }
    if (totals.deadLettered() == 0) {
      return String.format(
          Locale.ROOT,
          "Every message is in the warehouse: %1$s of %1$s.",
          count(totals.produced()));
    }
    return String.format(
        Locale.ROOT,
        "%s in the warehouse and %s in the dead-letter topic make all %s messages.",
        count(totals.written()),
        count(totals.deadLettered()),
        count(totals.produced()));
  }

  private static String count(long number) {
    return NumberFormatter.count(number);
  }
}
