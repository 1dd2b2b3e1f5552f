package dev.millrace.sink.it;

import dev.millrace.connector.registry.Connectors;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.runtime.stage.StageMain;
import dev.millrace.sink.SinkWorker;
import java.nio.file.Path;

/** A sink process that stages in its argument's folder and packs, as for BigQuery itself. */
public final class PackingSink {
  private PackingSink() {}

  /** Runs until SIGTERM. */
  public static void main(String[] args) {
    StageMain.run(
        Stage.SINK,
        SinkConfig.class,
        Connectors.all(),
        (config, context) ->
            new SinkWorker(config, context, BigQueryTarget.warehouse(Path.of(args[0]))));
  }
}
