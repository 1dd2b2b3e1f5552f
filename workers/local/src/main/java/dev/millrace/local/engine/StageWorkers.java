package dev.millrace.local.engine;

import dev.millrace.contract.config.StageConfig;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.stage.StageWorker;

/** Makes the worker that a stage's configuration asks for. */
public interface StageWorkers {
  /** A worker that has not begun. */
  StageWorker create(StageConfig config, StageContext context);
}
