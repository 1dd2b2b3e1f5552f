package dev.millrace.producer;

import dev.millrace.connector.lanes.Source;
import dev.millrace.connector.registry.Connectors;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.names.RunNames;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.facts.FactKind;
import dev.millrace.runtime.facts.RunFacts;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.MessageLimit;
import dev.millrace.runtime.kafka.RetryingCall;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.loop.TransactionLoop;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.stage.StageWorker;
import dev.millrace.runtime.topics.TopicWatch;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * One producer of a run. Any number of them share the lanes; a lane's messages are sent in order
 * and exactly once, whoever owns it and however often that changes. With nothing left to send it
 * stays a member of its group until it is asked to stop.
 */
public final class ProducerWorker implements StageWorker {
  private final ProducerConfig config;
  private final StageContext context;
  private final Supplier<Source> source;

  /** A producer with a source of its own. */
  public ProducerWorker(ProducerConfig config, StageContext context) {
    this(config, context, () -> Connectors.all().source(config));
  }

  /**
   * A producer with a source that others may use too.
   *
   * @param source asked once, while Kafka is waited for
   */
  public ProducerWorker(ProducerConfig config, StageContext context, Supplier<Source> source) {
    this.config = config;
    this.context = context;
    this.source = source;
  }

  @Override
  public void run(StopSignal stop) {
    CompletableFuture<Source> made = CompletableFuture.supplyAsync(source);
    RetryingCall retryingCall = new RetryingCall(stop, context.health(), context.metrics());
    RunNames names = context.names();
    try (TopicWatch watch = new TopicWatch(context.kafka(), names, names.writes(context.stage()))) {
      boolean there = retryingCall.until("topics of run " + names.run(), watch::begin).isPresent();
      Optional<Collection<OffsetMetadata>> notes =
          retryingCall.until("lanes of run " + names.run(), this::askNotes);
      Source opened = join(made);
      if (there && notes.isPresent()) {
        Source begun = asBegun(opened, notes.get());
        retryingCall
            .until("what source run " + names.run() + " began with", () -> agreed(begun))
            .ifPresent(agreed -> work(agreed, watch, stop));
      }
    }
  }

  private void work(Source opened, TopicWatch watch, StopSignal stop) {
    LongSupplier nanos = System::nanoTime;
    LaneOpener opener =
        new LaneOpener(opened, config.lanes(), config.messages(), config.ratePerSecond(), nanos);
    Callable<RecordRouter> outlets = () -> askOutlet(opened.name());
    // Ready before anybody asks for offsets: this ends what a former self left open.
    try (TransactionalSender sender = context.sender(0, stop)) {
      if (sender.prepare()) {
        try (Consumer<byte[], byte[]> consumer = context.kafka().stageConsumer(context.group())) {
          new TransactionLoop(
                  context,
                  consumer,
                  sender,
                  context.names().reads(context.stage()),
                  context.knownPositions(),
                  watch,
                  stop,
                  new LaneWork(consumer, outlets, opener, nanos))
              .run();
        }
      }
    }
  }

  private Collection<OffsetMetadata> askNotes() throws ExecutionException, InterruptedException {
    try (Admin admin = context.kafka().admin()) {
      return LanesPreflight.notes(admin, context.names(), config.lanes());
    }
  }

  private RecordRouter askOutlet(String origin) throws ExecutionException, InterruptedException {
    RunNames names = context.names();
    DeadLetters deadLetters =
        new DeadLetters(names.deadLetterTopic(), context.stage(), DeadLetters.CUT_BYTES);
    try (Admin admin = context.kafka().admin()) {
      return new RecordRouter(
          MessageLimit.read(admin, names.writes(context.stage())), deadLetters, origin);
    }
  }

  private static Source asBegun(Source source, Collection<OffsetMetadata> notes) {
    Source begun = source;
    for (OffsetMetadata note : notes) {
      begun = begun.asBegun(note.more());
    }
    return begun;
  }

  /**
   * Producers that begin at the same time may see a growing file at different sizes: one counts.
   */
  private Source agreed(Source begun) throws ExecutionException, InterruptedException {
    Map<String, String> mine = begun.identity();
    return mine.isEmpty()
        ? begun
        : begun.asBegun(
            new RunFacts(context.kafka(), context.names()).agree(FactKind.SOURCE, mine));
  }

  private static Source join(CompletableFuture<Source> made) {
    try {
      return made.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
