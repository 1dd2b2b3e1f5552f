package dev.millrace.sink;

import dev.millrace.connector.registry.Connectors;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.runtime.stage.StageMain;

/** The sink as a process of its own, configured by the environment. */
public final class SinkMain {
  private SinkMain() {}

  /** Runs until SIGTERM; takes no arguments. Exit codes are those of {@link StageMain}. */
  public static void main(String[] args) {
    StageMain.run(Stage.SINK, SinkConfig.class, Connectors.all(), SinkWorker::new);
  }
}
