package dev.millrace.sink.worker;

import dev.millrace.runtime.kafka.WriterClaim;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the group whether this sink can write, where only one can at a time, so that partitions go
 * to the one that can. For one thread.
 */
final class WriterCandidate {
  private static final Logger LOG = LoggerFactory.getLogger(WriterCandidate.class);

  private final Consumer<byte[], byte[]> consumer;
  private final WriterClaim claim;

  /** A sink that cannot write yet, with the claim that its consumer was made with. */
  WriterCandidate(Consumer<byte[], byte[]> consumer, WriterClaim claim) {
    this.consumer = consumer;
    this.claim = claim;
  }

  /** Says whether it can write now; the group hears of a change at the next poll. */
  void update(boolean canWrite) {
    if (canWrite && !claim.isTaken()) {
      claim.take(consumer.groupMetadata().generationId());
    } else if (!canWrite && claim.isTaken()) {
      claim.giveUp();
    }
    if (claim.isUntold() && consumer.groupMetadata().generationId() >= 0) {
      String reason = canWrite ? "this sink can write now" : "this sink cannot write any more";
      LOG.info("{}, the group is told", reason);
      consumer.enforceRebalance(reason);
    }
  }
}
