package dev.millrace.producer;

import dev.millrace.runtime.kafka.PartitionLedger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The lanes that this producer works on. For one thread. */
final class OpenLanes implements AutoCloseable {
  private final LaneOpener opener;
  private final PartitionLedger ledger;
  private final Map<TopicPartition, Lane> open = new LinkedHashMap<>();

  OpenLanes(LaneOpener opener, PartitionLedger ledger) {
    this.opener = opener;
    this.ledger = ledger;
  }

  /** Whether nothing is left to do. */
  boolean isEmpty() {
    return open.isEmpty();
  }

  Collection<Lane> all() {
    return open.values();
  }

  /** Lanes of which something is to be committed. */
  List<Lane> changed() {
    return open.values().stream().filter(Lane::changed).toList();
  }

  /** Opens these lanes where they were committed, those included that are open. */
  void open(Collection<TopicPartition> partitions, long maxValueBytes) {
    close(partitions);
    for (TopicPartition partition : partitions) {
      opener.open(partition, ledger, maxValueBytes).ifPresent(lane -> open.put(partition, lane));
    }
  }

  /** Lets go of these lanes. */
  void close(Collection<TopicPartition> partitions) {
    partitions.forEach(
        partition -> {
          Lane lane = open.remove(partition);
          if (lane != null) {
            lane.close();
          }
        });
  }

  @Override
  public void close() {
    close(new ArrayList<>(open.keySet()));
  }
}
