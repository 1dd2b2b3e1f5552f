package dev.millrace.sink.worker;

import dev.millrace.connector.warehouse.Deduplication;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.LagGauge;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.kafka.PartitionAssignmentListener;
import dev.millrace.runtime.kafka.RetryingCall;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.kafka.WriterClaim;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.topics.TopicWatch;
import dev.millrace.sink.batch.BatchAccumulator;
import dev.millrace.sink.batch.BatchStoreFactory;
import dev.millrace.sink.budget.ByteQuotaLimiter;
import dev.millrace.sink.budget.MinIntervalLimiter;
import dev.millrace.sink.budget.WriteThrottle;
import dev.millrace.sink.intent.IntentRecovery;
import dev.millrace.sink.intent.RangeReader;
import dev.millrace.sink.writer.BatchExchange;
import dev.millrace.sink.writer.BlockedReason;
import dev.millrace.sink.writer.WarehouseThread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;

/** Puts the parts of a sink together and runs them, the warehouse first. */
public final class SinkRun {
  private static final Duration OPENING_POLL = Duration.ofMillis(50);

  /** Room that a dead letter's headers and key take of what its topic allows for a message. */
  private static final int HEADER_BYTES = 8 << 10;

  private final SinkConfig config;
  private final StageContext context;
  private final Warehouse warehouse;
  private final SinkPreflight kafka;
  private final TopicWatch watch;
  private final StopSignal stop;
  private final DeadLetters letters;
  private final boolean commitsIntents;

  /** A run that has not begun. */
  public SinkRun(
      SinkConfig config,
      StageContext context,
      Warehouse warehouse,
      SinkPreflight kafka,
      TopicWatch watch,
      StopSignal stop) {
    this.config = config;
    this.context = context;
    this.warehouse = warehouse;
    this.kafka = kafka;
    this.watch = watch;
    this.stop = stop;
    this.letters =
        new DeadLetters(
            context.names().deadLetterTopic(),
            context.stage(),
            kafka.deadLetterLimit().payload() - HEADER_BYTES);
    this.commitsIntents = warehouse.deduplication() == Deduplication.BATCHES;
  }

  /**
   * Runs until asked to stop.
   *
   * @throws dev.millrace.runtime.run.FatalStageException when only a person can help
   */
  public void run() {
    BatchExchange batchExchange = new BatchExchange(commitsIntents);
    try (BatchStoreFactory stores = BatchStoreFactory.of(warehouse, config.columns());
        WarehouseThread thread =
            new WarehouseThread(warehouse, batchExchange, context.metrics(), Clock.systemUTC())) {
      thread.start();
      if (opened(batchExchange)) {
        consume(batchExchange, stores);
      }
    }
  }

  /**
   * Waits for the warehouse before it joins the group, so that partitions stay with sinks that can
   * write. When that takes long it joins all the same and reads nothing: only a member can tell
   * beside its offsets what it waits for. Where one sink at a time can write, a member that waits
   * owns no partitions as long as another can write.
   */
  private boolean opened(BatchExchange batchExchange) {
    while (!batchExchange.opened()) {
      Optional<BlockedReason> blockedReason = batchExchange.blockedReason();
      blockedReason
          .map(BlockedReason::sentence)
          .ifPresentOrElse(context.health()::waiting, context.health()::heartbeat);
      if (blockedReason.isPresent() && blockedReason.get().isWorthTelling(Instant.now())) {
        return true;
      }
      if (stop.await(OPENING_POLL)) {
        return false;
      }
    }
    return true;
  }

  private void consume(BatchExchange batchExchange, BatchStoreFactory stores) {
    // Ready before anybody asks for offsets: this ends what a former self left open.
    try (TransactionalSender sender = context.sender(0, stop)) {
      if (sender.prepare()) {
        WriterClaim claim = new WriterClaim();
        try (Consumer<byte[], byte[]> consumer = consumer(claim)) {
          OffsetTracker offsetTracker = new OffsetTracker();
          RetryingCall retryingCall = new RetryingCall(stop, context.health(), context.metrics());
          SinkLoop loop =
              loop(consumer, claim, offsetTracker, sender, batchExchange, stores, retryingCall);
          PartitionAssignmentListener owned =
              new PartitionAssignmentListener(
                  consumer, offsetTracker, context.knownPositions(), retryingCall, loop);
          consumer.subscribe(List.of(kafka.origin().topic()), owned);
          loop.run(owned);
        }
      }
    }
  }

  private Consumer<byte[], byte[]> consumer(WriterClaim claim) {
    return warehouse.singleWriter()
        ? context.kafka().singleWriterConsumer(context.group(), claim)
        : context.kafka().stageConsumer(context.group());
  }

  private SinkLoop loop(
      Consumer<byte[], byte[]> consumer,
      WriterClaim claim,
      OffsetTracker offsetTracker,
      TransactionalSender sender,
      BatchExchange batchExchange,
      BatchStoreFactory stores,
      RetryingCall retryingCall) {
    String topic = kafka.origin().topic();
    RangeReader reader =
        new RangeReader(
            context.kafka(), () -> batchAccumulator(stores, offsetTracker), retryingCall);
    IntentRecovery intentRecovery = new IntentRecovery(consumer, offsetTracker, reader, topic);
    Clock clock = Clock.systemUTC();
    PositionCheck check =
        new PositionCheck(
            batchExchange,
            offsetTracker,
            context.logPositions(),
            intentRecovery,
            watch,
            context.onDataLoss(),
            clock);
    WriteThrottle writeThrottle =
        new WriteThrottle(
            new MinIntervalLimiter(warehouse, consumer, topic, System::nanoTime),
            new ByteQuotaLimiter(
                config.warehouse(), consumer, context.knownPositions(), topic, clock));
    WarehouseIdentity identity =
        new WarehouseIdentity(warehouse, offsetTracker, config.onDataLoss());
    BatchCommitter batchCommitter =
        new BatchCommitter(
            consumer,
            sender,
            offsetTracker,
            letters,
            context.metrics(),
            commitsIntents,
            writeThrottle,
            identity);
    SinkStatusPublisher sinkStatusPublisher =
        new SinkStatusPublisher(
            consumer,
            batchExchange,
            check,
            writeThrottle,
            new BlockedReasonPublisher(batchCommitter, clock),
            context.health(),
            new LagGauge(consumer, context.metrics()));
    return new SinkLoop(
        new BatchPoller(consumer, batchAccumulator(stores, offsetTracker), intentRecovery, check),
        batchExchange,
        batchCommitter,
        intentRecovery,
        check,
        writeThrottle,
        sinkStatusPublisher,
        warehouse.singleWriter()
            ? Optional.of(new WriterCandidate(consumer, claim))
            : Optional.empty(),
        stop,
        context.health(),
        context.metrics());
  }

  private BatchAccumulator batchAccumulator(BatchStoreFactory stores, OffsetTracker offsetTracker) {
    return new BatchAccumulator(
        config.columns(),
        warehouse.rowCheck(),
        config.batch(),
        letters,
        stores::begin,
        offsetTracker,
        System::nanoTime);
  }
}
