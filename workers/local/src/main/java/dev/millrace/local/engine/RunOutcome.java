package dev.millrace.local.engine;

import dev.millrace.contract.Stage;
import dev.millrace.local.output.StageSummary;
import dev.millrace.runtime.progress.RunProgress;
import dev.millrace.runtime.progress.StageTotals;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a session came to its end.
 *
 * @param why what ended it
 * @param progress of the run, read after the workers had stopped
 * @param counted whether that reading went well; else it is an earlier one
 * @param stages what each did
 * @param elapsed from the start of the session to the end of the last worker
 */
public record RunOutcome(
    Why why, RunProgress progress, boolean counted, List<StageSummary> stages, Duration elapsed) {
  /** The end of a run that was complete before anything began. */
  public static RunOutcome already(RunProgress progress, Duration elapsed) {
    List<StageSummary> stages =
        Stream.of(Stage.values())
            .map(
                stage -> {
                  StageTotals totals = progress.totals(stage);
                  return new StageSummary(stage, totals.in(), totals.dead(), 0, 0, Duration.ZERO);
                })
            .toList();
    return new RunOutcome(new Completed(), progress, true, stages, elapsed);
  }

  /** What ends a session. */
  public sealed interface Why {}

  /** Every message has reached its end. */
  public record Completed() implements Why {}

  /**
   * The user asked for it.
   *
   * @param late whether a worker did not end in time; what it had in hand is done again
   */
  public record Interrupted(boolean late) implements Why {}

  /**
   * Messages are gone before every stage had taken them in.
   *
   * @param losses what is gone, why, and what can be done; one text for each loss
   */
  public record DataLoss(List<String> losses) implements Why {
    /** Takes a copy. */
    public DataLoss {
      losses = List.copyOf(losses);
    }
  }

  /**
   * More events than the run's file allows could not be processed.
   *
   * @param reason one sentence
   */
  public record TooManyDeadLetters(String reason) implements Why {}

  /**
   * Something failed.
   *
   * @param reason one sentence
   */
  public record Failed(String reason) implements Why {}
}
