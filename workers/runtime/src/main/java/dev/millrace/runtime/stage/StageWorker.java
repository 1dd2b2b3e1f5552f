package dev.millrace.runtime.stage;

import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.run.StopSignal;

/** The work of one instance of a stage. */
public interface StageWorker {
  /**
   * Works until asked to stop, then finishes the batch in hand, commits it, leaves its group and
   * returns. Failures that pass are retried inside.
   *
   * @throws FatalStageException when nothing but a person can help
   */
  void run(StopSignal stop);
}
