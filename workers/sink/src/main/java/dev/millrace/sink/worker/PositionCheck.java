package dev.millrace.sink.worker;

import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.kafka.PartitionAssignmentListener;
import dev.millrace.runtime.positions.PartitionLoss;
import dev.millrace.runtime.positions.lookup.LogPositions;
import dev.millrace.runtime.run.DataLossException;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.topics.TopicWatch;
import dev.millrace.sink.intent.IntentRecovery;
import dev.millrace.sink.writer.BatchExchange;
import dev.millrace.sink.writer.BlockedReason;
import dev.millrace.sink.writer.WarehousePositions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what the warehouse has with Kafka's position and the log before a partition's first
 * message is taken. Until the warehouse has answered the partition is not read. For one thread.
 */
final class PositionCheck {
  private static final Logger LOG = LoggerFactory.getLogger(PositionCheck.class);

  /** How often it is asked about partitions that other sinks hold. */
  private static final Duration LOCK_PERIOD = Duration.ofSeconds(1);

  private final BatchExchange batchExchange;
  private final OffsetTracker offsetTracker;
  private final LogPositions positions;
  private final IntentRecovery intentRecovery;
  private final TopicWatch watch;
  private final OnDataLoss onDataLoss;
  private final Clock clock;
  private final Set<TopicPartition> unchecked = new HashSet<>();
  private final Set<TopicPartition> asked = new HashSet<>();
  private boolean waiting;
  private Instant nextQuestion = Instant.MIN;
  private Optional<BlockedReason> blockedReason = Optional.empty();

  PositionCheck(
      BatchExchange batchExchange,
      OffsetTracker offsetTracker,
      LogPositions positions,
      IntentRecovery intentRecovery,
      TopicWatch watch,
      OnDataLoss onDataLoss,
      Clock clock) {
    this.batchExchange = batchExchange;
    this.offsetTracker = offsetTracker;
    this.positions = positions;
    this.intentRecovery = intentRecovery;
    this.watch = watch;
    this.onDataLoss = onDataLoss;
    this.clock = clock;
  }

  /** These came, or are to be looked at anew: they are not read until they are checked. */
  void add(Collection<TopicPartition> partitions) {
    unchecked.addAll(partitions);
    asked.removeAll(partitions);
  }

  /** These belong to others now. */
  void lost(Collection<TopicPartition> partitions) {
    unchecked.removeAll(partitions);
    asked.removeAll(partitions);
    if (unchecked.isEmpty()) {
      blockedReason = Optional.empty();
    }
  }

  /** Partitions that must not be read yet. */
  Set<TopicPartition> paused() {
    return Set.copyOf(unchecked);
  }

  /** Kafka's client noticed that a log is not the one that was read. */
  void noticed(LogTruncationException truncation) {
    positions.diverged(truncation);
  }

  /**
   * Asks the warehouse about partitions that are not checked, and goes on with those it has
   * answered for.
   *
   * @throws DataLossException when messages are gone and the run is not to go on
   */
  void advance(PartitionAssignmentListener owned) {
    watch.throwIfRefused();
    throwIfReplaced();
    if (!batchExchange.opened()) {
      return;
    }
    if (waiting) {
      batchExchange.takePositions().ifPresent(answer -> answered(owned, answer));
    } else if (!unchecked.isEmpty() && !clock.instant().isBefore(nextQuestion)) {
      asked.addAll(unchecked);
      batchExchange.askPositions(unchecked);
      waiting = true;
    }
  }

  /** What other sinks hold up by holding partitions. */
  Optional<BlockedReason> blockedReason() {
    return blockedReason;
  }

  private void answered(PartitionAssignmentListener owned, WarehousePositions warehouse) {
    waiting = false;
    Set<TopicPartition> answered = new HashSet<>(asked);
    answered.removeAll(warehouse.locked());
    asked.clear();
    note(warehouse);
    if (owned.look(
        answered, (which, committed) -> positions.look(which, committed, warehouse.next()))) {
      unchecked.removeAll(answered);
      intentRecovery.load(answered);
    }
  }

  /** Partitions that others hold are asked about again, while the others are read. */
  private void note(WarehousePositions warehouse) {
    if (warehouse.locked().isEmpty()) {
      blockedReason = Optional.empty();
      return;
    }
    Instant now = clock.instant();
    nextQuestion = now.plus(LOCK_PERIOD);
    String why = warehouse.why();
    if (blockedReason.isEmpty()) {
      LOG.warn("{}; asked again every {} ms", why, LOCK_PERIOD.toMillis());
    }
    Instant since = blockedReason.map(BlockedReason::since).orElse(now);
    blockedReason =
        Optional.of(
            new BlockedReason(why, "waiting for the warehouse: " + why, since, Optional.empty()));
  }

  /** The warehouse writes for the topic it was opened for; for another one it has to be anew. */
  private void throwIfReplaced() {
    if (watch.replacements() == 0 || offsetTracker.owned().isEmpty()) {
      return;
    }
    List<PartitionLoss> losses =
        offsetTracker.owned().stream()
            .map(
                p ->
                    new PartitionLoss(
                        p,
                        PartitionLoss.Kind.TopicReplaced,
                        offsetTracker.offset(p),
                        offsetTracker.offset(p)))
            .toList();
    String story = PartitionLoss.describe(losses);
    throw onDataLoss == OnDataLoss.Fail
        ? new DataLossException(story)
        : new FatalStageException(story + "; started again, the sink goes on with the new topic");
  }
}
