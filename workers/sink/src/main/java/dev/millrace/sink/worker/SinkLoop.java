package dev.millrace.sink.worker;

import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.runtime.kafka.PartitionAssignmentListener;
import dev.millrace.runtime.kafka.TransactionAbortedException;
import dev.millrace.runtime.run.Backoff;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.run.StageMetrics;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.sink.batch.InFlightBatch;
import dev.millrace.sink.budget.WriteThrottle;
import dev.millrace.sink.intent.IntentRecovery;
import dev.millrace.sink.writer.BatchExchange;
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
 * writes the one before, and commits each batch to Kafka once the warehouse has it. There are at
 * most two stores; while both are full, or the warehouse is not open, nothing is read.
 */
final class SinkLoop implements PartitionAssignmentListener.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
  private static final Duration WAIT_FOR_WAREHOUSE = Duration.ofMillis(20);

  /** How long others wait for a batch to be finished whose partitions they take over. */
  private static final Duration REVOKE_LIMIT = Duration.ofSeconds(5);

  /** How long the batches in flight may take once asked to stop. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final BatchPoller batchPoller;
  private final BatchExchange batchExchange;
  private final BatchCommitter batchCommitter;
  private final IntentRecovery intentRecovery;
  private final PositionCheck check;
  private final WriteThrottle writeThrottle;
  private final SinkStatusPublisher sinkStatusPublisher;
  private final Optional<WriterCandidate> writerCandidate;
  private final StopSignal stop;
  private final Health health;
  private final StageMetrics metrics;
  private final Backoff aborts = new Backoff();

  private InFlightBatch inFlight;
  private boolean rewind;

  /** Whether the log is not what was thought: nothing more is read until all is looked at anew. */
  private boolean logChanged;

  SinkLoop(
      BatchPoller batchPoller,
      BatchExchange batchExchange,
      BatchCommitter batchCommitter,
      IntentRecovery intentRecovery,
      PositionCheck check,
      WriteThrottle writeThrottle,
      SinkStatusPublisher sinkStatusPublisher,
      Optional<WriterCandidate> writerCandidate,
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
    this.writerCandidate = writerCandidate;
    this.stop = stop;
    this.health = health;
    this.metrics = metrics;
  }

  /** Works until asked to stop, then finishes what is in flight as far as that is quick. */
  void run(PartitionAssignmentListener owned) {
    while (!stop.requested()) {
      try {
        commitWritten();
        check.advance(owned);
        batchPoller.feed(writeThrottle.bytesLeft());
        submitIfDue();
        writerCandidate.ifPresent(candidate -> candidate.update(batchExchange.opened()));
        poll();
        // After the poll, for what is undone is undone until the group is joined anew, in a poll.
        commitChanges();
        sinkStatusPublisher.show();
        if (rewind || batchExchange.takeReplaced() || logChanged && inFlight == null) {
          startOver(owned);
        }
      } catch (InvalidOffsetException e) {
        logChanged(e);
      } catch (TransactionAbortedException e) {
        aborted(e);
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
    if (inFlight != null && batchExchange.blockedReason().isEmpty() && !stop.requested()) {
      batchExchange.busyFor(REVOKE_LIMIT);
      try {
        commitWritten();
      } catch (TransactionAbortedException e) {
        aborted(e);
        rewind = true;
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

  private void commitWritten() {
    Optional<List<RefusedRow>> refused = batchExchange.takeResult();
    if (refused.isPresent() && inFlight != null) {
      InFlightBatch written = inFlight;
      inFlight = null;
      batchCommitter.commitWritten(written, refused.get(), batchExchange.rows());
      writeThrottle.release();
      written.discard();
      intentRecovery.committed(written);
      aborts.succeeded();
    }
  }

  /** While a batch is in flight its own commit tells what there is. */
  private void commitChanges() {
    if (inFlight == null) {
      batchCommitter.commitChanges(batchExchange.rows());
    }
  }

  private void submitIfDue() {
    if (inFlight != null || logChanged || !batchExchange.opened()) {
      return;
    }
    Optional<InFlightBatch> begun = intentRecovery.next();
    if (begun.isPresent()) {
      submit(begun.get());
    } else if (batchPoller.batchAccumulator().due() && writeThrottle.isOpen()) {
      submitAccumulated();
    }
  }

  private void submitAccumulated() {
    metrics.batch().record(batchPoller.batchAccumulator().age());
    InFlightBatch next = batchPoller.batchAccumulator().close();
    boolean committed = false;
    try {
      committed = batchCommitter.commitIntent(next);
    } finally {
      if (!committed) {
        next.discard();
      }
    }
    if (committed) {
      submit(next);
    }
  }

  private void submit(InFlightBatch inFlightBatch) {
    batchCommitter.requireSame(inFlightBatch);
    inFlight = inFlightBatch;
    writeThrottle.acquire(inFlightBatch);
    batchExchange.submit(inFlightBatch.batch());
  }

  private void poll() {
    if (batchExchange.opened() && !logChanged && !batchPoller.batchAccumulator().full()) {
      batchPoller.poll(writeThrottle.untilOpen());
    } else {
      batchPoller.hold(inFlight == null);
      batchExchange.busyFor(WAIT_FOR_WAREHOUSE);
    }
  }

  private void logChanged(InvalidOffsetException e) {
    LOG.warn("{}; looked at anew when the batch in flight is written", e.getMessage());
    if (e instanceof LogTruncationException truncation) {
      check.noticed(truncation);
    }
    logChanged = true;
  }

  private void aborted(TransactionAbortedException e) {
    metrics.retried();
    Duration delay = aborts.failed(e);
    LOG.warn("{}; read again from what is committed in {} ms", e.getMessage(), delay.toMillis());
    health.waiting("waiting for Kafka: " + e.getMessage());
    stop.await(delay);
  }

  /**
   * Nothing is being written when a transaction is undone or the warehouse is another one, so all
   * there is to forget is here.
   */
  private void startOver(PartitionAssignmentListener owned) {
    rewind = false;
    logChanged = false;
    if (inFlight != null) {
      inFlight.discard();
      inFlight = null;
    }
    writeThrottle.release();
    batchPoller.clear();
    intentRecovery.clear();
    if (owned.rewind()) {
      batchPoller.holdAll();
    }
  }

  private void forget(Collection<TopicPartition> partitions) {
    if (inFlight != null) {
      inFlight = batchCommitter.without(inFlight, partitions);
    }
    intentRecovery.lost(partitions);
    check.lost(partitions);
    batchExchange.revoke(partitions);
  }

  private void finish() {
    long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
    try {
      finishInFlight(deadline);
      if (mayFinish()) {
        submitAccumulated();
        finishInFlight(deadline);
      }
    } catch (TransactionAbortedException e) {
      LOG.warn("{}; others read it again", e.getMessage());
    }
  }

  private boolean mayFinish() {
    return inFlight == null
        && !batchPoller.batchAccumulator().isEmpty()
        && batchExchange.blockedReason().isEmpty()
        && writeThrottle.isOpen();
  }

  private void finishInFlight(long deadline) {
    if (inFlight != null && batchExchange.blockedReason().isEmpty()) {
      batchExchange.busyFor(Duration.ofNanos(deadline - System.nanoTime()));
    }
    commitWritten();
  }
}
