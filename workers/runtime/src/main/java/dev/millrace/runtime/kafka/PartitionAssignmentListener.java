package dev.millrace.runtime.kafka;

import dev.millrace.runtime.positions.PositionLookup;
import dev.millrace.runtime.positions.StartPosition;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link OffsetTracker} in step with what the group gives this consumer. Reading a
 * partition's committed offset waits until no transaction of its former owner is open.
 */
public final class PartitionAssignmentListener implements ConsumerRebalanceListener {
  /** What a stage does when partitions come and go; called inside {@code poll}. */
  public interface Listener {
    /** These came; the ledger has them. */
    default void assigned(Collection<TopicPartition> partitions) {}

    /** These go and are still owned: commit what is in hand. */
    void revoking(Collection<TopicPartition> partitions);

    /** These are gone: what is in hand for them must not be committed. */
    void lost(Collection<TopicPartition> partitions);
  }

  private static final Logger LOG = LoggerFactory.getLogger(PartitionAssignmentListener.class);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(15);

  private final Consumer<byte[], byte[]> consumer;
  private final OffsetTracker ledger;
  private final PositionLookup positions;
  private final RetryingCall retryingCall;
  private final Listener listener;

  /**
   * Watches the consumer on behalf of the listener.
   *
   * @param positions says where to go on in partitions that come
   */
  public PartitionAssignmentListener(
      Consumer<byte[], byte[]> consumer,
      OffsetTracker ledger,
      PositionLookup positions,
      RetryingCall retryingCall,
      Listener listener) {
    this.consumer = consumer;
    this.ledger = ledger;
    this.positions = positions;
    this.retryingCall = retryingCall;
    this.listener = listener;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    LOG.info("took over {}", partitions);
    if (load(partitions, positions)) {
      listener.assigned(partitions);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    listener.revoking(partitions);
    ledger.remove(partitions);
    LOG.info("handed over {}", partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    LOG.warn("lost {} to others, their work in hand is dropped", partitions);
    listener.lost(partitions);
    ledger.remove(partitions);
  }

  /**
   * Goes back to what is committed: reloads the ledger and seeks. For use after a transaction that
   * was undone.
   *
   * @return false when asked to stop before Kafka answered
   */
  public boolean rewind() {
    return load(ledger.owned(), positions);
  }

  /**
   * Looks once more where to go on in some of the partitions owned, in another way. Nothing of them
   * may be in hand.
   *
   * @return false when asked to stop before Kafka answered
   * @throws dev.millrace.runtime.run.DataLossException when messages are gone
   */
  public boolean look(Collection<TopicPartition> partitions, PositionLookup otherwise) {
    return load(partitions, otherwise);
  }

  /** Kafka's client found a position that the log does not have; the next look says why. */
  public void noticed(InvalidOffsetException noticed) {
    LOG.warn("{}", KafkaFailures.sentence(noticed));
    if (noticed instanceof LogTruncationException truncation) {
      positions.diverged(truncation);
    }
  }

  private boolean load(Collection<TopicPartition> partitions, PositionLookup lookup) {
    if (partitions.isEmpty()) {
      return true;
    }
    Set<TopicPartition> wanted = Set.copyOf(partitions);
    Optional<Map<TopicPartition, StartPosition>> starts =
        retryingCall.until(
            "positions of " + wanted,
            () -> lookup.look(wanted, consumer.committed(wanted, READ_TIMEOUT)));
    starts.ifPresent(
        found -> {
          ledger.load(found);
          boolean epochs = lookup.comparesEpochs();
          found.forEach((partition, start) -> consumer.seek(partition, start.seekTo(epochs)));
        });
    return starts.isPresent();
  }
}
