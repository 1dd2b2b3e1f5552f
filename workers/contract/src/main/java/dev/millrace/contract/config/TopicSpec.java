package dev.millrace.contract.config;

import java.util.Map;

/**
 * A topic as it should be.
 *
 * @param name in Kafka
 * @param partitions at least 1
 * @param maxPartitions how far it may grow, at least {@code partitions}
 * @param replicationFactor at least 1, or -1 for the broker's default
 * @param config topic settings by Kafka's names
 */
public record TopicSpec(
    String name,
    int partitions,
    int maxPartitions,
    short replicationFactor,
    Map<String, String> config) {
  /** Takes a copy of the settings. */
  public TopicSpec {
    config = Map.copyOf(config);
  }
}
