package dev.millrace.runtime.positions.lookup;

import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.positions.PartitionEvidence;
import dev.millrace.runtime.positions.PartitionLoss;
import dev.millrace.runtime.positions.Position;
import dev.millrace.runtime.positions.PositionLookup;
import dev.millrace.runtime.positions.PositionResolver;
import dev.millrace.runtime.positions.StartPosition;
import dev.millrace.runtime.run.DataLossException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares Kafka's positions, and the warehouse's where it has some, with the log before anything
 * is read. For one thread.
 */
public final class LogPositions implements PositionLookup {
  private static final Logger LOG = LoggerFactory.getLogger(LogPositions.class);

  private final KafkaClients clients;
  private final KnownPositions known;
  private final OnDataLoss onDataLoss;
  private final Map<TopicPartition, Long> diverged = new HashMap<>();
  private final Set<TopicPartition> referred = new HashSet<>();

  /** Positions whose loss is handled so. */
  public LogPositions(KafkaClients clients, KnownPositions known, OnDataLoss onDataLoss) {
    this.clients = clients;
    this.known = known;
    this.onDataLoss = onDataLoss;
  }

  @Override
  public void diverged(LogTruncationException noticed) {
    noticed.divergentOffsets().forEach((partition, end) -> diverged.put(partition, end.offset()));
  }

  @Override
  public Map<TopicPartition, StartPosition> look(
      Set<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed)
      throws Exception {
    return look(partitions, committed, Optional.empty());
  }

  /**
   * The same with what the warehouse says.
   *
   * @param warehouse its next offset by partition; empty when it keeps no ledger
   */
  public Map<TopicPartition, StartPosition> look(
      Set<TopicPartition> partitions,
      Map<TopicPartition, OffsetAndMetadata> committed,
      Optional<Map<Integer, Long>> warehouse)
      throws Exception {
    Map<TopicPartition, StartPosition> starts = new HashMap<>();
    try (Admin admin = clients.admin()) {
      Map<Integer, Position> durable = known.durable(admin, partitions, committed);
      Map<TopicPartition, LogBounds> logs = LogBounds.read(admin, partitions);
      for (TopicPartition partition : partitions) {
        LogBounds log = logs.get(partition);
        PartitionEvidence seen =
            new PartitionEvidence(
                partition,
                Optional.ofNullable(committed.get(partition)).map(Position::of),
                Optional.ofNullable(durable.get(partition.partition())),
                warehouse.map(has -> has.getOrDefault(partition.partition(), 0L)),
                log.topicId(),
                log.start(),
                Math.min(log.end(), diverged.getOrDefault(partition, Long.MAX_VALUE)));
        starts.put(partition, askClientFirst(seen, PositionResolver.resolve(seen)));
      }
    }
    judge(starts);
    return starts;
  }

  /**
   * A log that lost its tail may have grown since: only the client, which compares leader epochs,
   * finds where the tail that was read begins to be another. It is asked once; what it finds comes
   * back by {@link #diverged}.
   */
  private StartPosition askClientFirst(PartitionEvidence seen, StartPosition found) {
    TopicPartition partition = seen.partition();
    boolean truncated =
        found.loss().filter(loss -> loss.kind() == PartitionLoss.Kind.LogTruncated).isPresent();
    Optional<Position> reached =
        PositionResolver.furthest(
                Stream.of(seen.committed(), seen.durable()).flatMap(Optional::stream))
            .filter(position -> position.leaderEpoch().isPresent());
    boolean isKnown = diverged.remove(partition) != null;
    if (truncated && !isKnown && reached.isPresent() && referred.add(partition)) {
      return StartPosition.at(reached.get().in(seen.topicId()));
    }
    referred.remove(partition);
    return found;
  }

  private void judge(Map<TopicPartition, StartPosition> starts) {
    List<PartitionLoss> losses =
        starts.values().stream().map(StartPosition::loss).flatMap(Optional::stream).toList();
    if (!losses.isEmpty() && onDataLoss == OnDataLoss.Fail) {
      throw new DataLossException(PartitionLoss.describe(losses));
    }
    losses.forEach(loss -> LOG.warn("going on without what is gone: {}", loss.sentence()));
    starts.forEach(
        (partition, start) -> {
          if (start.readAgain() > 0) {
            LOG.warn(
                "the warehouse lacks offsets {} to {} of {} that Kafka says are written; they are"
                    + " read again and written again ({})",
                start.readFrom(),
                start.position().offset() - 1,
                partition,
                start.readAgain());
          }
        });
  }
}
