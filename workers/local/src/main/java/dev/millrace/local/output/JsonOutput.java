package dev.millrace.local.output;

import dev.millrace.local.view.RunView;
import java.io.PrintWriter;
import java.time.Duration;

/** Tells programs: one JSON object a line. */
public final class JsonOutput implements RunOutput {
  private final PrintWriter out;
  private final OutputInterval outputInterval;

  /** Writes there, progress at most this often. */
  public JsonOutput(PrintWriter out, Duration interval) {
    this.out = out;
    this.outputInterval = new OutputInterval(interval);
  }

  @Override
  public void progress(RunView view) {
    if (outputInterval.due(view)) {
      print(JsonLines.progress(view));
    }
  }

  @Override
  public void say(String sentence) {
    print(JsonLines.message(sentence));
  }

  @Override
  public void end(RunSummary summary) {
    print(JsonLines.result(summary));
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
