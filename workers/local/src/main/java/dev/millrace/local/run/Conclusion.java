package dev.millrace.local.run;

import dev.millrace.local.engine.Ending;
import dev.millrace.local.engine.Memory;
import dev.millrace.local.folder.RunFolder;
import dev.millrace.local.input.RunInput;
import dev.millrace.local.output.ExitCode;
import dev.millrace.local.output.RunSummary;
import dev.millrace.local.plan.SourceWords;
import dev.millrace.local.report.Check;
import dev.millrace.local.verify.Verification;
import dev.millrace.runtime.progress.RunProgress;
import java.util.ArrayList;
import java.util.List;

/** Says how a run ended: counts it, and tells what to do next. */
final class Conclusion {
  private final RunInput input;
  private final RunFolder folder;
  private final Verification verification;

  Conclusion(RunInput input, RunFolder folder, Verification verification) {
    this.input = input;
    this.folder = folder;
    this.verification = verification;
  }

  RunSummary of(Ending ending) {
    List<Check> checks =
        ending.why() instanceof Ending.Completed
            ? verification.counts(ending.progress())
            : List.of();
    boolean verified = Verification.passed(checks);
    RunProgress progress = ending.progress();
    return new RunSummary(
        input.name(),
        exit(ending.why(), verified),
        headline(ending.why(), verified),
        progress.produced(),
        progress.written(),
        progress.dead(),
        ending.stages(),
        checks,
        ending.elapsed(),
        Memory.peak(),
        SourceWords.warehouse(input.plan().sink().warehouse()),
        advice(ending.why(), verified));
  }

  private static ExitCode exit(Ending.Why why, boolean verified) {
    if (why instanceof Ending.Completed) {
      return verified ? ExitCode.OK : ExitCode.NOT_VERIFIED;
    }
    return why instanceof Ending.Failed ? ExitCode.FAILED : ExitCode.INTERRUPTED;
  }

  private static String headline(Ending.Why why, boolean verified) {
    if (why instanceof Ending.Completed) {
      return verified ? "Completed and Verified" : "Completed, NOT verified";
    }
    return why instanceof Ending.Failed ? "Failed" : "Stopped";
  }

  private List<String> advice(Ending.Why why, boolean verified) {
    if (why instanceof Ending.Completed) {
      return verified ? List.of() : List.of("Log: " + folder.log());
    }
    List<String> advice = new ArrayList<>();
    if (why instanceof Ending.Failed failed) {
      advice.add("Reason: " + failed.reason());
      advice.add("Log: " + folder.log());
    }
    if (why instanceof Ending.Interrupted interrupted && interrupted.late()) {
      advice.add("A worker did not end in time; what it had in hand is done again, once.");
    }
    advice.add("Nothing is lost: the same command goes on from here, with --fresh it starts over.");
    return advice;
  }
}
