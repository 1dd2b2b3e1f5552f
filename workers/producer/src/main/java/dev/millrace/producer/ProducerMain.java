package dev.millrace.producer;

import dev.millrace.connector.registry.Connectors;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.runtime.stage.StageMain;

/** The producer as a process of its own, configured by the environment. */
public final class ProducerMain {
  private ProducerMain() {}

  /** Runs until SIGTERM; takes no arguments. Exit codes are those of {@link StageMain}. */
  public static void main(String[] args) {
    StageMain.run(Stage.PRODUCER, ProducerConfig.class, Connectors.all(), ProducerWorker::new);
  }
}
