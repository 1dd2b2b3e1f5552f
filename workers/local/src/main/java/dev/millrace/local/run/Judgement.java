package dev.millrace.local.run;

import dev.millrace.crds.plan.DeadLetterLimit;
import dev.millrace.local.engine.RunOutcome;
import dev.millrace.local.output.ExitCode;
import dev.millrace.local.view.NumberFormatter;
import dev.millrace.local.view.Share;
import dev.millrace.runtime.progress.RunProgress;
import java.util.Locale;

/**
 * What is to be thought of the end of a session.
 *
 * @param exit what the process returns
 * @param headline the same in a few words
 */
record Judgement(ExitCode exit, String headline) {
  /**
   * Judges.
   *
   * @param verified whether all that could be compared agreed; counts only for a completed run
   */
  static Judgement of(
      RunOutcome.Why why, RunProgress progress, boolean verified, DeadLetterLimit limit) {
    if (why instanceof RunOutcome.Failed) {
      return new Judgement(ExitCode.FAILED, "Failed");
    }
    if (why instanceof RunOutcome.DataLoss) {
      return new Judgement(ExitCode.DATA_LOSS, "Failed, data lost");
    }
    if (why instanceof RunOutcome.TooManyDeadLetters) {
      return new Judgement(ExitCode.TOO_MANY_DEAD_LETTERS, "Failed, too many dead letters");
    }
    if (why instanceof RunOutcome.Interrupted) {
      return new Judgement(ExitCode.INTERRUPTED, "Stopped");
    }
    if (progress.hasGaps()) {
      return new Judgement(
          ExitCode.DATA_LOSS,
          String.format(
              Locale.ROOT,
              "Completed, %s lost",
              NumberFormatter.count(
                  Math.max(0, progress.produced() - progress.written() - progress.dead()))));
    }
    return verified
        ? exact(progress, limit)
        : new Judgement(ExitCode.NOT_VERIFIED, "Completed, NOT verified");
  }

  /** Every event has its place; whether that is where it was meant to go is another question. */
  private static Judgement exact(RunProgress progress, DeadLetterLimit limit) {
    long dead = progress.dead();
    long produced = progress.produced();
    if (dead > 0 && dead == produced) {
      return new Judgement(
          ExitCode.TOO_MANY_DEAD_LETTERS, "Completed, but every event is a dead letter");
    }
    if (limit.exceeded(dead, produced, true)) {
      return new Judgement(
          ExitCode.TOO_MANY_DEAD_LETTERS,
          String.format(
              Locale.ROOT,
              "Completed, but with too many dead letters: %s of the events, allowed are %s",
              Share.of(dead, produced),
              limit.text()));
    }
    return new Judgement(
        ExitCode.OK,
        dead == 0
            ? "Completed and Verified"
            : String.format(
                Locale.ROOT, "Completed and Verified, %s dead letters", Share.of(dead, produced)));
  }
}
