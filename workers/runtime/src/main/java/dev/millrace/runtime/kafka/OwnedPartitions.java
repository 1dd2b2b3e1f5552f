package dev.millrace.runtime.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link PartitionLedger} in step with what the group gives this consumer. Reading a
 * partition's committed offset waits until no transaction of its former owner is open.
 */
public final class OwnedPartitions implements ConsumerRebalanceListener {
  /** What a stage does when partitions come and go; called inside {@code poll}. */
  public interface Listener {
    /** These came; the ledger has them. */
    default void assigned(Collection<TopicPartition> partitions) {}

    /** These go and are still owned: commit what is in hand. */
    void revoking(Collection<TopicPartition> partitions);

    /** These are gone: what is in hand for them must not be committed. */
    void lost(Collection<TopicPartition> partitions);
  }

  private static final Logger LOG = LoggerFactory.getLogger(OwnedPartitions.class);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(15);

  private final Consumer<byte[], byte[]> consumer;
  private final PartitionLedger ledger;
  private final Patience patience;
  private final Listener listener;

  /** Watches the consumer on behalf of the listener. */
  public OwnedPartitions(
      Consumer<byte[], byte[]> consumer,
      PartitionLedger ledger,
      Patience patience,
      Listener listener) {
    this.consumer = consumer;
    this.ledger = ledger;
    this.patience = patience;
    this.listener = listener;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    LOG.info("took over {}", partitions);
    if (load(partitions)) {
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
    return load(ledger.owned());
  }

  private boolean load(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return true;
    }
    Set<TopicPartition> wanted = Set.copyOf(partitions);
    Optional<Map<TopicPartition, OffsetAndMetadata>> committed =
        patience.until(
            "committed offsets of " + wanted, () -> consumer.committed(wanted, READ_TIMEOUT));
    committed.ifPresent(
        offsets -> {
          ledger.load(wanted, offsets);
          wanted.forEach(partition -> seek(partition, offsets.get(partition)));
        });
    return committed.isPresent();
  }

  private void seek(TopicPartition partition, OffsetAndMetadata place) {
    if (place == null) {
      consumer.seekToBeginning(Set.of(partition));
    } else {
      consumer.seek(partition, place);
    }
  }
}
