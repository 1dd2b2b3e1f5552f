package dev.millrace.local.engine;

import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.view.NumberFormatter;
import dev.millrace.local.view.Share;
import dev.millrace.runtime.progress.RunProgress;
import java.util.Locale;

/** Says that a run has too many dead letters. */
final class DeadLetterWarning {
  private DeadLetterWarning() {}

  static String of(RunProgress progress, PipelinePlan plan) {
    return String.format(
        Locale.ROOT,
        ("%s of the %s events read so far are dead letters (%s);"
            + " spec.topics.deadLetter.max allows %s"),
        NumberFormatter.count(progress.dead()),
        NumberFormatter.count(progress.examined()),
        Share.of(progress.dead(), progress.examined()),
        plan.deadLetterLimit().text());
  }
}
