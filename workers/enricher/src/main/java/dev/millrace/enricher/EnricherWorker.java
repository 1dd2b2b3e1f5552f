package dev.millrace.enricher;

import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.LagGauge;
import dev.millrace.runtime.kafka.MessageLimit;
import dev.millrace.runtime.kafka.RetryingCall;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.loop.TransactionLoop;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.stage.StageWorker;
import dev.millrace.runtime.topics.TopicWatch;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * One enricher of a run. Any number of them share the partitions of the raw topic, and so do the
 * threads of each; an event is enriched exactly once, whoever owns its partition and however often
 * that changes. Cores that threads leave free help transform their batches.
 */
public final class EnricherWorker implements StageWorker {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final EnricherConfig config;
  private final StageContext context;

  /** An enricher that has not begun. */
  public EnricherWorker(EnricherConfig config, StageContext context) {
    this.config = config;
    this.context = context;
  }

  @Override
  public void run(StopSignal stop) {
    RetryingCall retryingCall = new RetryingCall(stop, context.health(), context.metrics());
    RunNames names = context.names();
    try (TopicWatch watch = new TopicWatch(context.kafka(), names, names.reads(context.stage()))) {
      if (retryingCall.until("topics of run " + names.run(), watch::begin).isPresent()) {
        runThreads(watch, stop);
      }
    }
  }

  private void runThreads(TopicWatch watch, StopSignal stop) {
    StopSignal any = new StopSignal();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    int helpers = Math.max(0, Runtime.getRuntime().availableProcessors() - config.threads());
    ForkJoinPool pool = new ForkJoinPool(Math.max(1, helpers));
    ExecutorService threads = threads();
    try {
      for (int thread = 0; thread < config.threads(); thread++) {
        int number = thread;
        threads.execute(
            () -> {
              try {
                work(number, helpers, pool, watch, any);
              } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                any.request();
              }
            });
      }
      threads.shutdown();
      await(threads, stop, any);
    } finally {
      pool.shutdown();
    }
    rethrow(failure.get());
  }

  private void work(int thread, int helpers, ForkJoinPool pool, TopicWatch watch, StopSignal stop) {
    BatchTransformer transformer =
        new BatchTransformer(
            () -> new Transformation(config.enrichments(), config.prefix(), config.columns()),
            helpers,
            pool);
    // Ready before anybody asks for offsets: this ends what a former self left open.
    try (TransactionalSender sender = context.sender(thread, stop)) {
      if (sender.prepare()) {
        try (Consumer<byte[], byte[]> consumer = context.kafka().stageConsumer(context.group())) {
          new TransactionLoop(
                  context,
                  consumer,
                  sender,
                  context.names().reads(context.stage()),
                  context.logPositions(),
                  watch,
                  stop,
                  new EnricherWork(
                      transformer, this::eventRouter, new LagGauge(consumer, context.metrics())))
              .run();
        }
      }
    }
  }

  private EventRouter eventRouter() throws Exception {
    try (Admin admin = context.kafka().admin()) {
      return new EventRouter(
          MessageLimit.read(admin, context.names().writes(context.stage())),
          new DeadLetters(
              MessageLimit.read(admin, context.names().deadLetterTopic()), context.stage()));
    }
  }

  /** Passes a request to stop on, whether it comes from outside or from a thread that failed. */
  private static void await(ExecutorService threads, StopSignal stop, StopSignal any) {
    boolean over = false;
    while (!over) {
      if (stop.requested()) {
        any.request();
      }
      try {
        over = threads.awaitTermination(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        any.request();
        return;
      }
    }
  }

  private ExecutorService threads() {
    AtomicInteger count = new AtomicInteger();
    return Executors.newFixedThreadPool(
        config.threads(),
        task -> new Thread(task, config.instance() + "-" + count.getAndIncrement()));
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    } else if (failure != null) {
      throw (RuntimeException) failure;
    }
  }
}
