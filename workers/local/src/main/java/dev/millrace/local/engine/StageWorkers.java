package dev.millrace.local.engine;

import dev.millrace.contract.config.StageConfig;
import dev.millrace.runtime.run.StageContext;
import dev.millrace.runtime.run.StageWorker;

/** Makes the worker that a stage's configuration asks for. */
public interface StageWorkers {
  /** A worker that has not begun. */
  StageWorker create(StageConfig config, StageContext context);
}
