package dev.millrace.enricher;

import dev.millrace.runtime.run.StageMetrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Adds up what several consumers have still to read. Safe for use by several threads. */
final class Lag {
  private final StageMetrics metrics;
  private final Map<Object, Long> parts = new ConcurrentHashMap<>();

  Lag(StageMetrics metrics) {
    this.metrics = metrics;
  }

  /** Reports for the partitions that a consumer owns now; called by its thread. */
  void report(Object owner, Consumer<byte[], byte[]> consumer) {
    long behind = 0;
    for (TopicPartition partition : consumer.assignment()) {
      behind += consumer.currentLag(partition).orElse(0);
    }
    parts.put(owner, behind);
    metrics.lag(parts.values().stream().mapToLong(Long::longValue).sum());
  }
}
