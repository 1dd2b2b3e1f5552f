package dev.millrace.sink.worker;

import dev.millrace.contract.config.SinkConfig;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.OwnedPartitions;
import dev.millrace.runtime.kafka.PartitionLedger;
import dev.millrace.runtime.kafka.Patience;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.kafka.WriterClaim;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.topics.TopicWatch;
import dev.millrace.sink.warehouse.Recognition;
import dev.millrace.sink.warehouse.Warehouse;
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
  private final boolean announces;

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
    this.announces = warehouse.recognition() == Recognition.BATCHES;
  }

  /**
   * Runs until asked to stop.
   *
   * @throws dev.millrace.runtime.run.FatalStageException when only a person can help
   */
  public void run() {
    Handover handover = new Handover(announces);
    try (Batches batches = Batches.of(warehouse, config.columns());
        WarehouseThread thread =
            new WarehouseThread(warehouse, handover, context.metrics(), Clock.systemUTC())) {
      thread.start();
      if (opened(handover)) {
        consume(handover, batches);
      }
    }
  }

  /**
   * Waits for the warehouse before it joins the group, so that partitions stay with sinks that can
   * write. When that takes long it joins all the same and reads nothing: only a member can tell
   * beside its offsets what it waits for. Where one sink at a time can write, a member that waits
   * owns no partitions as long as another can write.
   */
  private boolean opened(Handover handover) {
    while (!handover.opened()) {
      Optional<Trouble> trouble = handover.trouble();
      trouble
          .map(Trouble::sentence)
          .ifPresentOrElse(context.health()::waiting, context.health()::sign);
      if (trouble.isPresent() && trouble.get().isWorthTelling(Instant.now())) {
        return true;
      }
      if (stop.await(OPENING_POLL)) {
        return false;
      }
    }
    return true;
  }

  private void consume(Handover handover, Batches batches) {
    // Ready before anybody asks for offsets: this ends what a former self left open.
    try (TransactionalSender sender = context.sender(0, stop)) {
      if (sender.prepare()) {
        WriterClaim claim = new WriterClaim();
        try (Consumer<byte[], byte[]> consumer = consumer(claim)) {
          PartitionLedger ledger = new PartitionLedger();
          Patience patience = new Patience(stop, context.health(), context.metrics());
          SinkLoop loop = loop(consumer, claim, ledger, sender, handover, batches, patience);
          OwnedPartitions owned =
              new OwnedPartitions(consumer, ledger, context.knownPositions(), patience, loop);
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
      PartitionLedger ledger,
      TransactionalSender sender,
      Handover handover,
      Batches batches,
      Patience patience) {
    String topic = kafka.origin().topic();
    RangeReader reader = new RangeReader(context.kafka(), () -> intake(batches, ledger), patience);
    Recovery recovery = new Recovery(consumer, ledger, reader, topic);
    Clock clock = Clock.systemUTC();
    PositionCheck check =
        new PositionCheck(
            handover, ledger, context.logPositions(), recovery, watch, context.onDataLoss(), clock);
    Gate gate =
        new Gate(
            new Spacing(warehouse, consumer, topic, System::nanoTime),
            new Purse(config.warehouse(), consumer, context.knownPositions(), topic, clock));
    WarehouseIdentity identity = new WarehouseIdentity(warehouse, ledger, config.onDataLoss());
    Settlement settlement =
        new Settlement(
            consumer, sender, ledger, letters, context.metrics(), announces, gate, identity);
    Signs signs =
        new Signs(
            consumer,
            handover,
            check,
            gate,
            new StateNotes(settlement, clock),
            context.health(),
            new LagGauge(consumer, context.metrics()));
    return new SinkLoop(
        new Inflow(consumer, intake(batches, ledger), recovery, check),
        handover,
        settlement,
        recovery,
        check,
        gate,
        signs,
        warehouse.singleWriter() ? Optional.of(new Candidacy(consumer, claim)) : Optional.empty(),
        stop,
        context.health(),
        context.metrics());
  }

  private Intake intake(Batches batches, PartitionLedger ledger) {
    return new Intake(
        config.columns(),
        warehouse.rowCheck(),
        config.batch(),
        letters,
        batches::begin,
        ledger,
        System::nanoTime);
  }
}
