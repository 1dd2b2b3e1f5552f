package dev.millrace.sink.worker;

import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.run.StageMetrics;
import dev.millrace.sink.spool.SpooledMessage;
import dev.millrace.sink.warehouse.RefusedRow;
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

/** Tells Kafka what became of a batch: dead letters, offsets and totals in one transaction. */
final class BatchCommitter {
  private final Consumer<byte[], byte[]> consumer;
  private final TransactionalSender sender;
  private final OffsetTracker ledger;
  private final DeadLetters letters;
  private final StageMetrics metrics;
  private final boolean announces;
  private final WriteThrottle writeThrottle;
  private final WarehouseIdentity identity;

  /**
   * Settles with the consumer's group.
   *
   * @param announces whether the ranges of a batch are committed before it is written
   * @param gate knows what else belongs into a note
   * @param identity of the warehouse that rows go to
   */
  BatchCommitter(
      Consumer<byte[], byte[]> consumer,
      TransactionalSender sender,
      OffsetTracker ledger,
      DeadLetters letters,
      StageMetrics metrics,
      boolean announces,
      WriteThrottle writeThrottle,
      WarehouseIdentity identity) {
    this.consumer = consumer;
    this.sender = sender;
    this.ledger = ledger;
    this.letters = letters;
    this.metrics = metrics;
    this.announces = announces;
    this.writeThrottle = writeThrottle;
    this.identity = identity;
  }

  /**
   * Settles a batch that the warehouse has, as far as its partitions are still ours.
   *
   * @throws dev.millrace.runtime.kafka.TransactionAbortedException when nothing of it happened
   */
  void settle(InFlightBatch written, List<RefusedRow> refused) {
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
              ledger.advance(Map.of(partition, part.next()));
              ledger.update(
                  partition,
                  note ->
                      writeThrottle
                          .settled(settled(note), part.bytes())
                          .plus(part.in(), dead.get(partition)));
            });
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

  private OffsetMetadata settled(OffsetMetadata note) {
    return identity.mark(BlockedReason.without(BatchIntent.remove(note)));
  }

  /**
   * Commits the ranges of a batch beside the present offsets before it is written, where the
   * warehouse needs that.
   *
   * @return false when asked to stop before Kafka answered
   * @throws dev.millrace.runtime.kafka.TransactionAbortedException when nothing of it happened
   */
  boolean announce(InFlightBatch inFlightBatch) {
    if (!announces) {
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
              ledger.update(partition, note -> identity.mark(BatchIntent.add(note, text)));
            });
    commit();
    return true;
  }

  /**
   * Commits what was lost on the way to where a partition goes on, even if nothing is left to read.
   *
   * @throws dev.millrace.runtime.kafka.TransactionAbortedException when nothing of it happened
   */
  void commitLoss() {
    if (ledger.hasPending() && sender.begin()) {
      commit();
    }
  }

  /** Whether the notes of all partitions tell of just this trouble, or of none. */
  boolean isNoted(Optional<BlockedReason> blockedReason) {
    return ledger.owned().stream()
        .map(ledger::note)
        .allMatch(note -> with(blockedReason, note).equals(note));
  }

  /**
   * Commits a trouble beside the present offsets, or that there is none any more.
   *
   * @throws dev.millrace.runtime.kafka.TransactionAbortedException when nothing of it happened
   */
  void note(Optional<BlockedReason> blockedReason) {
    if (!sender.begin()) {
      return;
    }
    ledger
        .owned()
        .forEach(partition -> ledger.update(partition, note -> with(blockedReason, note)));
    commit();
  }

  private static OffsetMetadata with(Optional<BlockedReason> blockedReason, OffsetMetadata note) {
    return blockedReason.map(t -> t.in(note)).orElseGet(() -> BlockedReason.without(note));
  }

  /**
   * What remains of a batch in hand when partitions go. One that was announced stays as it is: its
   * ranges are its name.
   */
  InFlightBatch without(InFlightBatch inFlightBatch, Collection<TopicPartition> gone) {
    return announces ? inFlightBatch : inFlightBatch.only(partition -> !gone.contains(partition));
  }

  /**
   * A partition that went and came back while its batch was being written is settled only if Kafka
   * still says that this batch is the next.
   */
  private Predicate<TopicPartition> stillOurs(InFlightBatch written) {
    Set<TopicPartition> owned = ledger.owned();
    if (!announces) {
      return owned::contains;
    }
    String text = BatchIntent.text(written.batch());
    return partition ->
        owned.contains(partition) && text.equals(BatchIntent.of(ledger.note(partition)));
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
      if (part != null && ledger.counts(row.partition(), row.offset())) {
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
    Map<TopicPartition, OffsetAndMetadata> pending = ledger.pending();
    sender.commit(pending, consumer.groupMetadata());
    ledger.committed();
  }
}
