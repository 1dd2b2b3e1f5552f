package dev.millrace.runtime.positions.lookup;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.positions.Position;
import dev.millrace.runtime.positions.PositionLookup;
import dev.millrace.runtime.positions.PositionResolver;
import dev.millrace.runtime.positions.StartPosition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Goes on where Kafka says, without a look at the log: for lanes, which have none. The positions
 * topic is read only where the group has nothing, for it may have to wait for others' transactions.
 */
public final class KnownPositions implements PositionLookup {
  private final KafkaClients clients;
  private final RunNames names;
  private final Stage stage;

  /** The positions of a stage. */
  public KnownPositions(KafkaClients clients, RunNames names, Stage stage) {
    this.clients = clients;
    this.names = names;
    this.stage = stage;
  }

  @Override
  public Map<TopicPartition, StartPosition> look(
      Set<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed)
      throws ExecutionException, InterruptedException {
    try (Admin admin = clients.admin()) {
      Map<Integer, Position> durable = durable(admin, partitions, committed);
      Map<TopicPartition, StartPosition> starts = new HashMap<>();
      for (TopicPartition partition : partitions) {
        Stream<Position> known =
            Stream.of(
                    Optional.ofNullable(committed.get(partition)).map(Position::of),
                    Optional.ofNullable(durable.get(partition.partition())))
                .flatMap(Optional::stream);
        Position position = PositionResolver.furthest(known).orElse(Position.BEGINNING);
        starts.put(partition, StartPosition.at(position));
      }
      return starts;
    }
  }

  @Override
  public boolean comparesEpochs() {
    return false;
  }

  /** Positions of this stage in the positions topic; not asked for where the group has them all. */
  Map<Integer, Position> durable(
      Admin admin, Set<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed)
      throws ExecutionException, InterruptedException {
    if (partitions.stream().allMatch(partition -> committed.get(partition) != null)) {
      return Map.of();
    }
    try (DurablePositionsReader reader = DurablePositionsReader.open(admin, clients, names)) {
      return DurablePositionsReader.ofStage(reader.read(DurablePositionsReader.LIMIT), stage);
    }
  }
}
