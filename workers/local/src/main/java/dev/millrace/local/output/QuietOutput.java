package dev.millrace.local.output;

import dev.millrace.local.view.RunView;
import java.io.PrintWriter;
import java.util.List;

/** Says only how it ended, and that only when it did not end well or the user has to act. */
public final class QuietOutput implements RunOutput {
  private final PrintWriter err;

  /** Complains there. */
  public QuietOutput(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void progress(RunView view) {}

  @Override
  public void say(String sentence) {}

  @Override
  public void end(RunSummary summary) {
    if (summary.exit() != ExitCode.OK) {
      List<String> lines = SummaryText.of(summary);
      lines.forEach(err::println);
      err.flush();
    }
  }
}
