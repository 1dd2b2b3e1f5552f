package dev.millrace.local.output;

import dev.millrace.local.view.RunView;
import dev.millrace.local.view.RunWords;
import java.io.PrintWriter;
import java.time.Duration;

/** Tells people through a log or a pipe: a line every few seconds. */
public final class PlainOutput implements RunOutput {
  private final PrintWriter out;
  private final Pace pace;

  /** Writes there, progress at most this often. */
  public PlainOutput(PrintWriter out, Duration interval) {
    this.out = out;
    this.pace = new Pace(interval);
  }

  @Override
  public void progress(RunView view) {
    if (pace.due(view)) {
      print(RunWords.plainLine(view));
    }
  }

  @Override
  public void say(String sentence) {
    print(sentence);
  }

  @Override
  public void end(RunSummary summary) {
    SummaryText.of(summary).forEach(this::print);
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
