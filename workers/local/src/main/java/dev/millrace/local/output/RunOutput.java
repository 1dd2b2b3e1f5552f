package dev.millrace.local.output;

import dev.millrace.local.view.RunView;

/** Whoever watches a run is told through this; called by one thread at a time. */
public interface RunOutput {
  /** The run at this moment; called several times a second. */
  void progress(RunView view);

  /** Something worth a line: what is awaited, what is ignored, how to resume. */
  void say(String sentence);

  /** How it ended. */
  void end(RunSummary summary);
}
