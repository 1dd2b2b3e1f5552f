package dev.millrace.sink.worker;

import dev.millrace.runtime.kafka.TransactionAbortedException;
import dev.millrace.sink.writer.BlockedReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes beside the committed offsets what holds the sink up, for those who watch the run, and
 * takes it away again. For one thread.
 */
final class BlockedReasonPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(BlockedReasonPublisher.class);

  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final BatchCommitter batchCommitter;
  private final Clock clock;
  private Instant next = Instant.MIN;

  BlockedReasonPublisher(BatchCommitter batchCommitter, Clock clock) {
    this.batchCommitter = batchCommitter;
    this.clock = clock;
  }

  /** Notes what there is now, at most every few seconds. */
  void show(Optional<BlockedReason> blockedReason) {
    Instant now = clock.instant();
    Optional<BlockedReason> wanted = blockedReason.filter(t -> t.isWorthTelling(now));
    boolean soon = wanted.isPresent() && now.isBefore(next);
    if (soon || batchCommitter.isPublished(wanted)) {
      return;
    }
    next = now.plus(PERIOD);
    try {
      batchCommitter.publish(wanted);
    } catch (TransactionAbortedException e) {
      LOG.debug("not noted, tried again later: {}", e.getMessage());
    }
  }
}
