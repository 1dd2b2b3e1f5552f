package dev.millrace.contract.config;

import dev.millrace.contract.names.RunNames;
import java.util.Map;

/**
 * What the topic of a run's positions has to be like. They are written several times a second and
 * only the last of each counts: small segments that are closed and compacted soon keep the topic at
 * a few megabytes, however long the run is.
 */
public final class PositionsTopic {
  private static final Map<String, String> CONFIG =
      Map.of(
          "cleanup.policy", "compact",
          "segment.bytes", "1048576",
          "segment.ms", "60000",
          "min.cleanable.dirty.ratio", "0.01",
          "max.compaction.lag.ms", "60000");

  private PositionsTopic() {}

  /** The topic of a run; one partition, so that its records have one order. */
  public static TopicSpec of(RunNames names, short replicationFactor) {
    return new TopicSpec(names.positionsTopic(), 1, 1, replicationFactor, CONFIG);
  }
}
