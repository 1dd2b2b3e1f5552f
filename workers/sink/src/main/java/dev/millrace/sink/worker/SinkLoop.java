package dev.millrace.sink.worker;

import dev.millrace.runtime.kafka.PartitionAssignmentListener;
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
final class SinkLoop implements PartitionAssignmentListener.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
  private static final Duration WAIT_FOR_WAREHOUSE = Duration.ofMillis(20);

  /** How long others wait for a batch to be finished whose partitions they take over. */
  private static final Duration HANDING_OVER_LIMIT = Duration.ofSeconds(5);

  /** How long the batches in hand may take once asked to stop. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final BatchPoller batchPoller;
  private final BatchExchange batchExchange;
  private final BatchCommitter batchCommitter;
  private final IntentRecovery intentRecovery;
  private final PositionCheck check;
  private final WriteThrottle writeThrottle;
  private final SinkStatusPublisher sinkStatusPublisher;
  private final Optional<Candidacy> candidacy;
  private final StopSignal stop;
  private final Health health;
  private final StageMetrics metrics;
  private final Backoff undone = new Backoff();

  private InFlightBatch inHand;
  private boolean undo;

  /** Whether the log is not what was thought: nothing more is read until all is looked at anew. */
  private boolean distrust;

  SinkLoop(
      BatchPoller batchPoller,
      BatchExchange batchExchange,
      BatchCommitter batchCommitter,
      IntentRecovery intentRecovery,
      PositionCheck check,
      WriteThrottle writeThrottle,
      SinkStatusPublisher sinkStatusPublisher,
      Optional<Candidacy> candidacy,
      StopSignal stop,
      Health health,
      StageMetrics metrics) {
    this.batchPoller = batchPoller;
    this.batchExchange = batchExchange;
    this.batchCommitter = batchCommitter;
    this.intentRecovery = intentRecovery;
    this.check = check;
    this.writeThrottle = writeThrottle;
    this.sinkStatusPublisher = sinkStatusPublisher;
    this.candidacy = candidacy;
    this.stop = stop;
    this.health = health;
    this.metrics = metrics;
  }

  /** Works until asked to stop, then finishes what is in hand as far as that is quick. */
  void run(PartitionAssignmentListener owned) {
    while (!stop.requested()) {
      try {
        settleWritten();
        check.advance(owned);
        batchCommitter.commitLoss();
        batchPoller.feed(writeThrottle.bytesLeft());
        handOverIfDue();
        candidacy.ifPresent(candidate -> candidate.update(batchExchange.opened()));
        poll();
        sinkStatusPublisher.show();
        if (undo || batchExchange.takeReplaced() || distrust && inHand == null) {
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
    batchPoller.hold(partitions);
  }

  @Override
  public void revoking(Collection<TopicPartition> partitions) {
    batchPoller.drop(partitions);
    if (inHand != null && batchExchange.blockedReason().isEmpty() && !stop.requested()) {
      batchExchange.busyFor(HANDING_OVER_LIMIT);
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
    batchPoller.drop(partitions);
    forget(partitions);
  }

  private void settleWritten() {
    Optional<List<RefusedRow>> refused = batchExchange.takeResult();
    if (refused.isPresent() && inHand != null) {
      InFlightBatch written = inHand;
      inHand = null;
      batchCommitter.settle(written, refused.get());
      writeThrottle.settled();
      written.discard();
      intentRecovery.settled(written);
      undone.succeeded();
    }
  }

  private void handOverIfDue() {
    if (inHand != null || distrust || !batchExchange.opened()) {
      return;
    }
    Optional<InFlightBatch> begun = intentRecovery.next();
    if (begun.isPresent()) {
      handOver(begun.get());
    } else if (batchPoller.batchAccumulator().due() && writeThrottle.isOpen()) {
      handOverIntake();
    }
  }

  private void handOverIntake() {
    metrics.batch().record(batchPoller.batchAccumulator().age());
    InFlightBatch next = batchPoller.batchAccumulator().close();
    boolean announced = false;
    try {
      announced = batchCommitter.announce(next);
    } finally {
      if (!announced) {
        next.discard();
      }
    }
    if (announced) {
      handOver(next);
    }
  }

  private void handOver(InFlightBatch inFlightBatch) {
    batchCommitter.requireSame(inFlightBatch);
    inHand = inFlightBatch;
    writeThrottle.pass(inFlightBatch);
    batchExchange.put(inFlightBatch.batch());
  }

  private void poll() {
    if (batchExchange.opened() && !distrust && !batchPoller.batchAccumulator().full()) {
      batchPoller.poll(writeThrottle.untilOpen());
    } else {
      batchPoller.hold(inHand == null);
      batchExchange.busyFor(WAIT_FOR_WAREHOUSE);
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
  private void startOver(PartitionAssignmentListener owned) {
    undo = false;
    distrust = false;
    if (inHand != null) {
      inHand.discard();
      inHand = null;
    }
    writeThrottle.settled();
    batchPoller.clear();
    intentRecovery.clear();
    if (owned.rewind()) {
      batchPoller.holdAll();
    }
  }

  private void forget(Collection<TopicPartition> partitions) {
    if (inHand != null) {
      inHand = batchCommitter.without(inHand, partitions);
    }
    intentRecovery.lost(partitions);
    check.lost(partitions);
    batchExchange.lose(partitions);
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
        && !batchPoller.batchAccumulator().isEmpty()
        && batchExchange.blockedReason().isEmpty()
        && writeThrottle.isOpen();
  }

  private void finishInHand(long deadline) {
    if (inHand != null && batchExchange.blockedReason().isEmpty()) {
      batchExchange.busyFor(Duration.ofNanos(deadline - System.nanoTime()));
    }
    settleWritten();
  }
}
