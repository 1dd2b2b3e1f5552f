package dev.millrace.operator.status;

import dev.millrace.crds.api.RunReport;
import java.util.Locale;

/** How many of a finished run's events are dead letters. */
final class DeadShare {
  private DeadShare() {}

  /** Whether they are more than allowed, or all of them. */
  static boolean isTooLarge(StatusInputs statusInputs, RunReport counts) {
    long dead = counts.deadLettered();
    return dead > 0 && dead == counts.produced()
        || statusInputs.run().plan().deadLetterLimit().exceeded(dead, counts.produced(), true);
  }

  /** The share to put behind a sum of counts; empty text when there are none. */
  static String of(RunReport counts) {
    if (counts.deadLettered() == 0) {
      return "";
    }
    return counts.deadLettered().equals(counts.produced())
        ? ": every event is a dead letter"
        : String.format(
            Locale.ROOT,
            ": %.1f%% of the events are dead letters",
            100.0 * counts.deadLettered() / counts.produced());
  }
}
