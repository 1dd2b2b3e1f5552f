package dev.millrace.local.run;

import dev.millrace.connector.lanes.Source;
import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.StageConfig;
import dev.millrace.enricher.EnricherWorker;
import dev.millrace.local.engine.StageWorkers;
import dev.millrace.producer.ProducerWorker;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.stage.StageWorker;
import dev.millrace.sink.SinkWorker;
import java.util.function.Supplier;

/** Makes the workers of a run in one process. Its producers share one source. */
final class SharedWorkers implements StageWorkers {
  private final Supplier<Source> source;

  /**
   * Makes workers.
   *
   * @param source asked by every producer while it waits for Kafka
   */
  SharedWorkers(Supplier<Source> source) {
    this.source = source;
  }

  @Override
  public StageWorker create(StageConfig config, StageContext context) {
    if (config instanceof ProducerConfig producer) {
      return new ProducerWorker(producer, context, source);
    }
    if (config instanceof EnricherConfig enricher) {
      return new EnricherWorker(enricher, context);
    }
    return new SinkWorker((SinkConfig) config, context);
  }
}
