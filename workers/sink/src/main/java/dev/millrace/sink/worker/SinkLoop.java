package dev.millrace.sink.worker;

import dev.millrace.runtime.kafka.OwnedPartitions;
import dev.millrace.runtime.kafka.TransactionAbortedException;
import dev.millrace.runtime.run.Backoff;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.run.StageMetrics;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.sink.warehouse.RefusedRow;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer's side of a sink: reads and decodes the next batch while the warehouse's thread
 * writes the one before, and settles each batch with Kafka once the warehouse has it. There are at
 * most two batches; while both are full, or the warehouse is not open, nothing is read.
 */
final class SinkLoop implements OwnedPartitions.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
  private static final Duration WAIT_FOR_WAREHOUSE = Duration.ofMillis(20);

  /** How long others wait for a batch to be finished whose partitions they take over. */
  private static final Duration HANDING_OVER_LIMIT = Duration.ofSeconds(5);

  /** How long the batches in hand may take once asked to stop. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final Inflow inflow;
  private final Handover handover;
  private final Settlement settlement;
  private final Recovery recovery;
  private final PositionCheck check;
  private final Gate gate;
  private final Signs signs;
  private final Optional<Candidacy> candidacy;
  private final StopSignal stop;
  private final Health health;
  private final StageMetrics metrics;
  private final Backoff undone = new Backoff();

  private Parcel inHand;
  private boolean undo;

  /** Whether the log is not what was thought: nothing more is read until all is looked at anew. */
  private boolean distrust;

  SinkLoop(
      Inflow inflow,
      Handover handover,
      Settlement settlement,
      Recovery recovery,
      PositionCheck check,
      Gate gate,
      Signs signs,
      Optional<Candidacy> candidacy,
      StopSignal stop,
      Health health,
      StageMetrics metrics) {
    this.inflow = inflow;
    this.handover = handover;
    this.settlement = settlement;
    this.recovery = recovery;
    this.check = check;
    this.gate = gate;
    this.signs = signs;
    this.candidacy = candidacy;
    this.stop = stop;
    this.health = health;
    this.metrics = metrics;
  }

  /** Works until asked to stop, then finishes what is in hand as far as that is quick. */
  void run(OwnedPartitions owned) {
    while (!stop.requested()) {
      try {
        settleWritten();
        check.advance(owned);
        settlement.commitLoss();
        inflow.feed(gate.bytesLeft());
        handOverIfDue();
        candidacy.ifPresent(candidate -> candidate.update(handover.opened()));
        poll();
        signs.show();
        if (undo || handover.takeReplaced() || distrust && inHand == null) {
          startOver(owned);
        }
      } catch (InvalidOffsetException e) {
        distrust(e);
      } catch (TransactionAbortedException e) {
        undone(e);
        startOver(owned);
      }
    }
    finish();
  }

  @Override
  public void assigned(Collection<TopicPartition> partitions) {
    inflow.hold(partitions);
  }

  @Override
  public void revoking(Collection<TopicPartition> partitions) {
    inflow.drop(partitions);
    if (inHand != null && handover.trouble().isEmpty() && !stop.requested()) {
      handover.busyFor(HANDING_OVER_LIMIT);
      try {
        settleWritten();
      } catch (TransactionAbortedException e) {
        undone(e);
        undo = true;
      } catch (FatalStageException e) {
        LOG.debug("found again by the loop, whose place it is to fail", e);
      }
    }
    forget(partitions);
  }

  @Override
  public void lost(Collection<TopicPartition> partitions) {
    inflow.drop(partitions);
    forget(partitions);
  }

  private void settleWritten() {
    Optional<List<RefusedRow>> refused = handover.takeResult();
    if (refused.isPresent() && inHand != null) {
      Parcel written = inHand;
      inHand = null;
      settlement.settle(written, refused.get());
      gate.settled();
      written.discard();
      recovery.settled(written);
      undone.succeeded();
    }
  }

  private void handOverIfDue() {
    if (inHand != null || distrust || !handover.opened()) {
      return;
    }
    Optional<Parcel> begun = recovery.next();
    if (begun.isPresent()) {
      handOver(begun.get());
    } else if (inflow.intake().due() && gate.isOpen()) {
      handOverIntake();
    }
  }

  private void handOverIntake() {
    metrics.batch().record(inflow.intake().age());
    Parcel next = inflow.intake().close();
    boolean announced = false;
    try {
      announced = settlement.announce(next);
    } finally {
      if (!announced) {
        next.discard();
      }
    }
    if (announced) {
      handOver(next);
    }
  }

  private void handOver(Parcel parcel) {
    settlement.requireSame(parcel);
    inHand = parcel;
    gate.pass(parcel);
    handover.put(parcel.batch());
  }

  private void poll() {
    if (handover.opened() && !distrust && !inflow.intake().full()) {
      inflow.poll(gate.untilOpen());
    } else {
      inflow.hold(inHand == null);
      handover.busyFor(WAIT_FOR_WAREHOUSE);
    }
  }

  private void distrust(InvalidOffsetException e) {
    LOG.warn("{}; looked at anew when the batch in hand is written", e.getMessage());
    if (e instanceof LogTruncationException truncation) {
      check.noticed(truncation);
    }
    distrust = true;
  }

  private void undone(TransactionAbortedException e) {
    metrics.retried();
    Duration delay = undone.failed(e);
    LOG.warn("{}; read again from what is committed in {} ms", e.getMessage(), delay.toMillis());
    health.waiting("waiting for Kafka: " + e.getMessage());
    stop.await(delay);
  }

  /**
   * Nothing is being written when a transaction is undone or the warehouse is another one, so all
   * there is to forget is here.
   */
  private void startOver(OwnedPartitions owned) {
    undo = false;
    distrust = false;
    if (inHand != null) {
      inHand.discard();
      inHand = null;
    }
    gate.settled();
    inflow.clear();
    recovery.clear();
    if (owned.rewind()) {
      inflow.holdAll();
    }
  }

  private void forget(Collection<TopicPartition> partitions) {
    if (inHand != null) {
      inHand = settlement.without(inHand, partitions);
    }
    recovery.lost(partitions);
    check.lost(partitions);
    handover.lose(partitions);
  }

  private void finish() {
    long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
    try {
      finishInHand(deadline);
      if (mayFinish()) {
        handOverIntake();
        finishInHand(deadline);
      }
    } catch (TransactionAbortedException e) {
      LOG.warn("{}; others read it again", e.getMessage());
    }
  }

  private boolean mayFinish() {
    return inHand == null
        && !inflow.intake().isEmpty()
        && handover.trouble().isEmpty()
        && gate.isOpen();
  }

  private void finishInHand(long deadline) {
    if (inHand != null && handover.trouble().isEmpty()) {
      handover.busyFor(Duration.ofNanos(deadline - System.nanoTime()));
    }
    settleWritten();
  }
}
