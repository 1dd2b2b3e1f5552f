package dev.millrace.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A producer in a thread of this process. */
final class WorkerThread {
  private final StopSignal stop = new StopSignal();
  private final StageContext context;
  private final CompletableFuture<Void> end;

  private WorkerThread(StageContext context, ProducerConfig config) {
    this.context = context;
    this.end =
        CompletableFuture.runAsync(
            () -> new ProducerWorker(config, context).run(stop),
            task -> new Thread(task, "producer-" + config.instance()).start());
  }

  static WorkerThread start(ProducerConfig config) {
    return new WorkerThread(
        StageContext.of(Stage.PRODUCER, config, new SimpleMeterRegistry()), config);
  }

  /** Waits until it is a member of its group. */
  void awaitReady() {
    Awaitility.await("ready").atMost(120, TimeUnit.SECONDS).until(() -> context.health().ready());
  }

  StageContext context() {
    return context;
  }

  /** What the worker failed with; waits for it. */
  Throwable failure() throws Exception {
    try {
      end.get(120, TimeUnit.SECONDS);
      throw new AssertionError("the worker did not fail");
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  /** Asks it to stop and waits until it has; one that failed is left alone. */
  void close() {
    stop.request();
    if (!end.isCompletedExceptionally()) {
      assertThat(end).succeedsWithin(120, TimeUnit.SECONDS);
    }
  }
}
