package dev.millrace.producer;

import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.producer.lanes.Source;
import dev.millrace.producer.rate.RunClock;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.run.Patience;
import dev.millrace.runtime.run.StageContext;
import dev.millrace.runtime.run.StageWorker;
import dev.millrace.runtime.run.StopSignal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    this(config, context, () -> Sources.of(config));
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
    Patience patience = new Patience(stop, context.health(), context.metrics());
    Optional<Preflight> kafka = patience.until("topics of run " + config.run(), this::askKafka);
    Source opened = join(made);
    if (kafka.isPresent()) {
      opened.check(kafka.get().notes());
      work(opened, kafka.get(), stop);
    }
  }

  private Preflight askKafka() throws Exception {
    try (Admin admin = context.kafka().admin()) {
      return Preflight.read(admin, context.names(), config.lanes());
    }
  }

  private void work(Source opened, Preflight kafka, StopSignal stop) {
    RunClock clock = new RunClock();
    LaneOpener opener = new LaneOpener(opened, config.lanes(), config.ratePerSecond(), clock);
    // Ready before anybody asks for offsets: this ends what a former self left open.
    try (TransactionalSender sender = context.sender(0, stop)) {
      if (sender.prepare()) {
        try (Consumer<byte[], byte[]> consumer = context.kafka().consumer(context.group())) {
          new LaneLoop(
                  context,
                  consumer,
                  sender,
                  outlet(opened, kafka),
                  () -> outlet(opened, askKafka()),
                  opener,
                  clock,
                  stop)
              .run();
        }
      }
    }
  }

  private Outlet outlet(Source opened, Preflight kafka) {
    String topic = context.names().deadLetterTopic();
    DeadLetters deadLetters = new DeadLetters(topic, context.stage(), DeadLetters.CUT_BYTES);
    return new Outlet(kafka.limit(), deadLetters, opened.name());
  }

  private static Source join(CompletableFuture<Source> made) {
    try {
      return made.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
