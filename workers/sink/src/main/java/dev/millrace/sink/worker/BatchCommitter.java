package dev.millrace.sink.worker;

import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.RowCount;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.run.StageMetrics;
import dev.millrace.sink.batch.InFlightBatch;
import dev.millrace.sink.batch.InFlightPartition;
import dev.millrace.sink.budget.WriteThrottle;
import dev.millrace.sink.intent.BatchIntent;
import dev.millrace.sink.spool.SpooledMessage;
import dev.millrace.sink.writer.BlockedReason;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Commits to Kafka what became of a batch: dead letters, offsets and totals in one transaction. For
 * one thread.
 */
final class BatchCommitter {
  private final Consumer<byte[], byte[]> consumer;
  private final TransactionalSender sender;
  private final OffsetTracker offsetTracker;
  private final DeadLetters letters;
  private final StageMetrics metrics;
  private final boolean commitsIntents;
  private final WriteThrottle writeThrottle;
  private final WarehouseIdentity identity;

  /**
   * A committer of the consumer's group.
   *
   * @param commitsIntents whether the ranges of a batch are committed before it is written
   * @param writeThrottle adds what a batch has used up of its limits
   * @param identity of the warehouse that rows go to
   */
  BatchCommitter(
      Consumer<byte[], byte[]> consumer,
      TransactionalSender sender,
      OffsetTracker offsetTracker,
      DeadLetters letters,
      StageMetrics metrics,
      boolean commitsIntents,
      WriteThrottle writeThrottle,
      WarehouseIdentity identity) {
    this.consumer = consumer;
    this.sender = sender;
    this.offsetTracker = offsetTracker;
    this.letters = letters;
    this.metrics = metrics;
    this.commitsIntents = commitsIntents;
    this.writeThrottle = writeThrottle;
    this.identity = identity;
  }

  /**
   * Commits a batch that the warehouse has written, as far as its partitions are still ours.
   *
   * @param rows what the warehouse had when it was asked last
   * @throws dev.millrace.runtime.kafka.TransactionAbortedException when nothing of it happened
   */
  void commitWritten(InFlightBatch written, List<RefusedRow> refused, Optional<RowCount> rows) {
    InFlightBatch ours = written.only(stillOurs(written));
    requireSame(ours);
    if (ours.partitions().isEmpty() || !sender.begin()) {
      return;
    }
    long began = System.nanoTime();
    Map<TopicPartition, Long> dead = sendDeadLetters(ours, refused);
    ours.partitions()
        .forEach(
            (partition, part) -> {
              offsetTracker.advance(Map.of(partition, part.next()));
              offsetTracker.update(
                  partition,
                  metadata ->
                      writeThrottle
                          .record(clear(metadata), part.bytes())
                          .plus(part.in(), dead.get(partition)));
            });
    markRows(rows);
    commit();
    metrics.commit().record(Duration.ofNanos(System.nanoTime() - began));
    ours.partitions()
        .forEach(
            (partition, part) -> metrics.committed(part.in(), part.bytes(), dead.get(partition)));
  }

  /**
   * Lets a batch be written and committed only where the rows before it are.
   *
   * @throws dev.millrace.runtime.run.DataLossException when those are elsewhere
   */
  void requireSame(InFlightBatch inFlightBatch) {
    identity.requireSame(inFlightBatch.partitions().keySet());
  }

  private OffsetMetadata clear(OffsetMetadata metadata) {
    return identity.mark(BlockedReason.without(BatchIntent.remove(metadata)));
  }

  /**
   * Commits the ranges of a batch beside the present offsets before it is written, where the
   * warehouse needs that.
   *
   * @return false when asked to stop before Kafka answered
   * @throws dev.millrace.runtime.kafka.TransactionAbortedException when nothing of it happened
   */
  boolean commitIntent(InFlightBatch inFlightBatch) {
    if (!commitsIntents) {
      return true;
    }
    requireSame(inFlightBatch);
    if (!sender.begin()) {
      return false;
    }
    String text = BatchIntent.text(inFlightBatch.batch());
    inFlightBatch
        .partitions()
        .forEach(
            (partition, part) -> {
              offsetTracker.update(
                  partition, metadata -> identity.mark(BatchIntent.add(metadata, text)));
            });
    commit();
    return true;
  }

  /**
   * Commits what changed although no batch did it: what was lost on the way to where a partition
   * goes on, and what the warehouse says it has. For the time between two batches.
   *
   * @param rows what the warehouse had when it was asked last
   * @throws dev.millrace.runtime.kafka.TransactionAbortedException when nothing of it happened
   */
  void commitChanges(Optional<RowCount> rows) {
    markRows(rows);
    if (offsetTracker.hasPending() && sender.begin()) {
      commit();
    }
  }

  private void markRows(Optional<RowCount> rows) {
    offsetTracker
        .owned()
        .forEach(
            partition ->
                offsetTracker.update(
                    partition,
                    metadata -> RowCountMetadata.in(metadata, partition.partition(), rows)));
  }

  /** Whether the metadata of all partitions has just this reason, or none. */
  boolean isPublished(Optional<BlockedReason> blockedReason) {
    return offsetTracker.owned().stream()
        .map(offsetTracker::note)
        .allMatch(metadata -> with(blockedReason, metadata).equals(metadata));
  }

  /**
   * Commits a reason beside the present offsets, or that there is none any more.
   *
   * @throws dev.millrace.runtime.kafka.TransactionAbortedException when nothing of it happened
   */
  void publish(Optional<BlockedReason> blockedReason) {
    if (!sender.begin()) {
      return;
    }
    offsetTracker
        .owned()
        .forEach(
            partition ->
                offsetTracker.update(partition, metadata -> with(blockedReason, metadata)));
    commit();
  }

  private static OffsetMetadata with(
      Optional<BlockedReason> blockedReason, OffsetMetadata metadata) {
    return blockedReason.map(t -> t.in(metadata)).orElseGet(() -> BlockedReason.without(metadata));
  }

  /**
   * What remains of a batch in flight when partitions go. One whose intent is committed stays as it
   * is: its ranges are its name.
   */
  InFlightBatch without(InFlightBatch inFlightBatch, Collection<TopicPartition> gone) {
    return commitsIntents
        ? inFlightBatch
        : inFlightBatch.only(partition -> !gone.contains(partition));
  }

  /**
   * A partition that went and came back while its batch was being written is committed only if
   * Kafka still says that this batch is the next.
   */
  private Predicate<TopicPartition> stillOurs(InFlightBatch written) {
    Set<TopicPartition> owned = offsetTracker.owned();
    if (!commitsIntents) {
      return owned::contains;
    }
    String text = BatchIntent.text(written.batch());
    return partition ->
        owned.contains(partition) && text.equals(BatchIntent.of(offsetTracker.note(partition)));
  }

  private Map<TopicPartition, Long> sendDeadLetters(InFlightBatch ours, List<RefusedRow> refused) {
    Map<TopicPartition, Long> dead = new HashMap<>();
    ours.partitions()
        .forEach(
            (partition, part) -> {
              part.deadLetters().forEach(sender::send);
              dead.put(partition, (long) part.deadLetters().size());
            });
    for (RefusedRow row : refused) {
      InFlightPartition part = ours.partitions().get(row.partition());
      if (part != null && offsetTracker.counts(row.partition(), row.offset())) {
        sendRefused(part, row);
        dead.merge(row.partition(), 1L, Long::sum);
      }
    }
    return dead;
  }

  private void sendRefused(InFlightPartition part, RefusedRow row) {
    SpooledMessage message = part.message(row.offset());
    sender.send(
        letters.of(
            message.key(),
            message.value(),
            DeadLetterReason.RowRefused,
            row.detail(),
            row.partition().topic(),
            row.partition().partition(),
            row.offset()));
  }

  private void commit() {
    Map<TopicPartition, OffsetAndMetadata> pending = offsetTracker.pending();
    sender.commit(pending, consumer.groupMetadata());
    offsetTracker.committed();
  }
}
