package dev.millrace.local.output;

import dev.millrace.local.view.RunFormatter;
import dev.millrace.local.view.RunView;
import java.io.PrintWriter;
import java.time.Duration;

/** Tells people through a log or a pipe: a line every few seconds. */
public final class PlainOutput implements RunOutput {
  private final PrintWriter out;
  private final OutputInterval outputInterval;

  /** Writes there, progress at most this often. */
  public PlainOutput(PrintWriter out, Duration interval) {
    this.out = out;
    this.outputInterval = new OutputInterval(interval);
  }

  @Override
  public void progress(RunView view) {
    if (outputInterval.due(view)) {
      print(RunFormatter.plainLine(view));
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
