package dev.millrace.producer;

import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.loop.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The lanes that this producer works on. For one thread. */
final class OpenLanes implements AutoCloseable {
  /** Messages of all lanes together between two looks at the group and the clock. */
  private static final int MESSAGES_PER_TURN = 4096;

  private final LaneOpener opener;
  private final Map<TopicPartition, Lane> open = new LinkedHashMap<>();

  OpenLanes(LaneOpener opener) {
    this.opener = opener;
  }

  /** Whether nothing is left to do. */
  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Lanes of which something is to be committed. */
  List<Lane> changed() {
    return open.values().stream().filter(Lane::changed).toList();
  }

  /** When there is something to do next, in nanoseconds of this process. */
  long next() {
    return open.values().stream().mapToLong(Lane::next).min().orElse(Long.MAX_VALUE);
  }

  /** Sends what is due now, some of every lane, and returns how many messages it were. */
  int send(long now, RecordRouter recordRouter, Transaction transaction) {
    int each = Math.max(1, MESSAGES_PER_TURN / open.size());
    int sent = 0;
    for (Lane lane : open.values()) {
      sent += lane.send(now, each, recordRouter, transaction);
    }
    return sent;
  }

  /** Whether a lane came to its end. */
  boolean anyDone() {
    return open.values().stream().anyMatch(Lane::done);
  }

  /** Lets go of the lanes that are at their end. */
  void closeDone() {
    close(open.values().stream().filter(Lane::done).map(Lane::partition).toList());
  }

  /** Opens these lanes where they were committed, those included that are open. */
  void open(Collection<TopicPartition> partitions, OffsetTracker ledger, long maxValueBytes) {
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
