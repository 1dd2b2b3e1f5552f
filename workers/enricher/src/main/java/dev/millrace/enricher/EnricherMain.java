package dev.millrace.enricher;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.contract.env.ConfigKinds;
import dev.millrace.runtime.stage.StageMain;

/** The enricher as a process of its own, configured by the environment. */
public final class EnricherMain {
  private EnricherMain() {}

  /** Runs until SIGTERM; takes no arguments. Exit codes are those of {@link StageMain}. */
  public static void main(String[] args) {
    StageMain.run(Stage.ENRICHER, EnricherConfig.class, ConfigKinds.NONE, EnricherWorker::new);
  }
}
