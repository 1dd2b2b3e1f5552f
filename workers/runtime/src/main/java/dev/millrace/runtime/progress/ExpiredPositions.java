package dev.millrace.runtime.progress;

import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.positions.Position;
import dev.millrace.runtime.positions.PositionKey;
import dev.millrace.runtime.positions.lookup.DurablePositionsReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/**
 * Positions that a group has forgotten, from the run's positions topic, so that totals do not fall
 * to zero when offsets expire. The topic is read again only when the group lacks one that was not
 * asked for before. For one thread.
 */
final class ExpiredPositions {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Admin admin;
  private final KafkaClients clients;
  private final Set<PositionKey> unknown = new HashSet<>();
  private Map<PositionKey, Position> known = Map.of();

  ExpiredPositions(Admin admin, KafkaClients clients) {
    this.admin = admin;
    this.clients = clients;
  }

  /**
   * Those of the missing positions that there are.
   *
   * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
   */
  Map<PositionKey, Position> of(RunNames names, Set<PositionKey> missing) {
    unknown.retainAll(missing);
    if (missing.stream().anyMatch(key -> !known.containsKey(key) && !unknown.contains(key))) {
      try (DurablePositionsReader reader = DurablePositionsReader.open(admin, clients, names)) {
        known = reader.readDecided(LIMIT);
      }
      missing.stream().filter(key -> !known.containsKey(key)).forEach(unknown::add);
    }
    Map<PositionKey, Position> found = new HashMap<>(known);
    found.keySet().retainAll(missing);
    return found;
  }
}
