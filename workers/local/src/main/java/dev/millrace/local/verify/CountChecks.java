package dev.millrace.local.verify;

import static dev.millrace.local.view.NumberFormatter.count;

import dev.millrace.connector.reader.Contents;
import dev.millrace.contract.Stage;
import dev.millrace.local.report.Check;
import dev.millrace.runtime.progress.RunProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares what Kafka says the stages did with each other and with what the warehouse has. */
public final class CountChecks {
  private CountChecks() {}

  /**
   * What the stages say of each other.
   *
   * @param expected messages the run must have made by its end; empty when only its source knows
   */
  public static List<Check> ofStages(RunProgress progress, Optional<Long> expected) {
    List<Check> checks = new ArrayList<>();
    expected.ifPresent(
        n ->
            checks.add(
                check(
                    progress.produced() == n,
                    String.format(
                        Locale.ROOT,
                        "%s messages produced, %s asked for",
                        count(progress.produced()),
                        count(n)))));
    checks.add(handedOver(progress, Stage.PRODUCER, Stage.ENRICHER));
    checks.add(handedOver(progress, Stage.ENRICHER, Stage.SINK));
    long open = progress.produced() - progress.written() - progress.dead();
    String sum =
        String.format(
            Locale.ROOT,
            "%s written + %s dead letters = %s produced",
            count(progress.written()),
            count(progress.dead()),
            count(progress.produced()));
    checks.add(
        check(
            open == 0,
            open == 0
                ? sum
                : sum.replace("=", "is not")
                    + (open > 0
                        ? ": " + count(open) + " missing"
                        : ": " + count(-open) + " too many")));
    return checks;
  }

  /** What the warehouse has against what the sink says it wrote. */
  public static List<Check> ofWarehouse(RunProgress progress, Contents contents) {
    List<Check> checks = new ArrayList<>();
    checks.add(
        contents.ofRun().isPresent()
            ? rowsOfRun(progress.written(), contents.ofRun().getAsLong(), contents.rows())
            : rowsOfAnybody(progress.written(), contents.rows()));
    if (contents.distinctIds().isPresent()) {
      checks.add(distinct(contents, contents.distinctIds().getAsLong()));
    }
    return checks;
  }

  private static Check rowsOfRun(long written, long ofRun, long all) {
    long missing = written - all;
    return check(
        ofRun == written && missing <= 0,
        String.format(
            Locale.ROOT,
            "%s rows of this run in the warehouse, %s written%s",
            count(Math.min(ofRun, all)),
            count(written),
            missing > 0 ? ": " + count(missing) + " missing" : ""));
  }

  /** Where nobody knows whose rows are whose, more than were written may be others'. */
  private static Check rowsOfAnybody(long written, long rows) {
    if (rows > written) {
      return new Check(
          Check.Result.SKIPPED,
          String.format(
              Locale.ROOT,
              "%s rows in the warehouse, %s written by this run: %s more, which it cannot tell"
                  + " apart",
              count(rows),
              count(written),
              count(rows - written)));
    }
    return check(
        rows == written,
        String.format(
            Locale.ROOT,
            "%s rows in the warehouse, %s written%s",
            count(rows),
            count(written),
            rows < written ? ": " + count(written - rows) + " missing" : ""));
  }

  private static Check distinct(Contents contents, long distinct) {
    if (contents.foreign() > 0) {
      return new Check(
          Check.Result.SKIPPED,
          String.format(
              Locale.ROOT,
              "distinct ids not compared: the table has %s rows that this run did not write",
              count(contents.foreign())));
    }
    long doubled = contents.rows() - distinct;
    return check(
        doubled == 0,
        String.format(
            Locale.ROOT,
            "%s distinct ids in %s rows%s",
            count(distinct),
            count(contents.rows()),
            doubled == 0 ? "" : ": " + count(doubled) + " doubled"));
  }

  private static Check handedOver(RunProgress progress, Stage from, Stage to) {
    long out = progress.totals(from).out();
    long in = progress.totals(to).in();
    return check(
        out == in,
        String.format(
            Locale.ROOT,
            "%s handed on %s, %s took in %s",
            from.id(),
            count(out),
            to.id(),
            count(in)));
  }

  private static Check check(boolean ok, String finding) {
    return new Check(ok ? Check.Result.PASSED : Check.Result.FAILED, finding);
  }
}
