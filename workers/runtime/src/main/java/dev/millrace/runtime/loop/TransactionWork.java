package dev.millrace.runtime.loop;

import dev.millrace.runtime.kafka.OffsetTracker;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** What a stage does within a {@link TransactionLoop}; called by the loop's thread only. */
public interface TransactionWork extends AutoCloseable {
  /** What a turn leaves. */
  enum Turn {
    /** More will come for the open transaction, which is committed when it is due. */
    Continue,
    /** What is in hand is to be committed at once. */
    Commit,
    /** There is nothing to do. */
    Idle
  }

  /**
   * Asks Kafka what the topics take: at the beginning, and after each failure, as it may have
   * changed. Repeated until it succeeds.
   */
  void askLimits() throws Exception;

  /** How long a poll may wait for records and for what the group decides. */
  Duration pollTimeout(Transaction transaction);

  /** Partitions came, or everything goes back to what is committed: go on where the ledger says. */
  default void assigned(Collection<TopicPartition> partitions, OffsetTracker ledger) {}

  /** Partitions go, or everything goes back: what is in hand of them is committed or given up. */
  default void released(Collection<TopicPartition> partitions) {}

  /** Sends what follows from the records, or what is due, and counts it. */
  Turn turn(ConsumerRecords<byte[], byte[]> records, Transaction transaction);

  /** Whether something is to be committed that {@link #enter} has yet to write down. */
  default boolean hasChanges() {
    return false;
  }

  /** Writes down what is to be committed with the transaction, and is not yet. */
  default void enter(OffsetTracker ledger) {}

  /** A commit went well. */
  default void committed() {}

  @Override
  default void close() {}
}
