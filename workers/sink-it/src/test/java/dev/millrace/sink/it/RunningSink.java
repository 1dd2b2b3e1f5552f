package dev.millrace.sink.it;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.names.MetricNames;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.sink.SinkWorker;
import dev.millrace.sink.WarehouseFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A sink on a thread of this process. */
final class RunningSink implements AutoCloseable {
  private static final int LIMIT_SECONDS = 120;

  private final StopSignal stop = new StopSignal();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageContext context;
  private final CompletableFuture<Void> work = new CompletableFuture<>();

  RunningSink(SinkConfig config) {
    this(config, null);
  }

  RunningSink(SinkConfig config, WarehouseFactory warehouses) {
    context = StageContext.of(Stage.SINK, config, registry);
    SinkWorker worker =
        warehouses == null
            ? new SinkWorker(config, context)
            : new SinkWorker(config, context, warehouses);
    Thread thread =
        new Thread(
            () -> {
              try {
                worker.run(stop);
                work.complete(null);
              } catch (Throwable e) {
                work.completeExceptionally(e);
              }
            },
            "sink-" + config.instance());
    thread.setDaemon(true);
    thread.start();
  }

  StageContext context() {
    return context;
  }

  /** What it ended with, once it did. */
  Throwable failure() {
    return work.handle((done, failure) -> failure)
        .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  /** Messages that it has not read yet. */
  long lag() {
    return (long) registry.get(MetricNames.LAG).gauge().value();
  }

  boolean hasFailed() {
    return work.isCompletedExceptionally();
  }

  /** Fails when it is at its end, with what it failed with. */
  void throwIfEnded() {
    if (work.isDone()) {
      work.join();
      throw new IllegalStateException("the sink has ended");
    }
  }

  /** Asks it to stop and waits for its end; fails with what it failed with. */
  @Override
  public void close() {
    stop.request();
    work.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }
}
