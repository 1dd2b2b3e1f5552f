package dev.millrace.local.run;

import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.StageConfig;
import dev.millrace.enricher.EnricherWorker;
import dev.millrace.local.engine.StageWorkers;
import dev.millrace.producer.ProducerWorker;
import dev.millrace.producer.Sources;
import dev.millrace.producer.lanes.Source;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.stage.StageWorker;
import dev.millrace.sink.SinkWorker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;

/**
 * Makes the workers of a run in one process. Its producers share one source, whose making takes a
 * while and begins at once, while Kafka starts.
 */
final class SharedWorkers implements StageWorkers {
  private final CompletableFuture<Source> source;

  /**
   * Begins to make the source.
   *
   * @param producer configuration of any producer of the run
   */
  SharedWorkers(ProducerConfig producer) {
    source = CompletableFuture.supplyAsync(() -> Sources.of(producer), ForkJoinPool.commonPool());
  }

  @Override
  public StageWorker create(StageConfig config, StageContext context) {
    if (config instanceof ProducerConfig producer) {
      return new ProducerWorker(producer, context, this::source);
    }
    if (config instanceof EnricherConfig enricher) {
      return new EnricherWorker(enricher, context);
    }
    return new SinkWorker((SinkConfig) config, context);
  }

  private Source source() {
    try {
      return source.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
