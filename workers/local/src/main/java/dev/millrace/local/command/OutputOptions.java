package dev.millrace.local.command;

import dev.millrace.local.output.JsonOutput;
import dev.millrace.local.output.LiveOutput;
import dev.millrace.local.output.PlainOutput;
import dev.millrace.local.output.QuietOutput;
import dev.millrace.local.output.RunOutput;
import dev.millrace.local.terminal.LivePanel;
import dev.millrace.local.terminal.TerminalFeatures;
import dev.millrace.local.terminal.TerminalSize;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How a run tells what it does. */
final class OutputOptions {
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);
  private static final Duration JSON_INTERVAL = Duration.ofSeconds(1);
  private static final int USUAL_WIDTH = 80;

  /** At most one of them. */
  static final class Choice {
    @Option(
        names = {"-q", "--quiet"},
        description = "Says nothing unless the run does not end well.")
    private boolean quiet;

    @Option(
        names = "--json",
        description = {
          "Prints one JSON object a line: type progress every second (run, time, phase, total,"
              + " totalExact, written, dead, ratePerSecond, secondsElapsed, secondsLeft, stages[]:"
              + " stage, replicas, in, dead, ratePerSecond, lag, retries, waiting), type message"
              + " (message), and at last type result (exitCode, headline, produced, written, dead,"
              + " secondsElapsed, peakRssBytes, warehouse, stages[], checks[]: result, finding)."
              + " Counts are messages since the run began, over restarts."
        })
    private boolean json;

    @Option(
        names = "--plain",
        description = "Prints a line every 5 s even on a terminal, without drawing.")
    private boolean plain;
  }

  @ArgGroup(multiplicity = "0..1")
  private Choice choice = new Choice();

  RunOutput choose(PrintWriter out, PrintWriter err) {
    if (choice.quiet) {
      return new QuietOutput(err);
    }
    if (choice.json) {
      return new JsonOutput(out, JSON_INTERVAL);
    }
    TerminalFeatures terminal = TerminalFeatures.here();
    if (choice.plain || !terminal.drawing() || TerminalSize.columns().isEmpty()) {
      return new PlainOutput(out, PLAIN_INTERVAL);
    }
    return new LiveOutput(
        new LivePanel(out, terminal.colours()), () -> TerminalSize.columns().orElse(USUAL_WIDTH));
  }
}
