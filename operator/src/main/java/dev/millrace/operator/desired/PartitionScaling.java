package dev.millrace.operator.desired;

import dev.millrace.contract.Stage;
import dev.millrace.contract.Topology;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.operator.observed.TopicSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Topics as large as their readers need: never smaller than declared, never smaller than they are,
 * grown to one partition a reader as far as they may grow.
 */
final class PartitionScaling {
  private PartitionScaling() {}

  /**
   * The plan's topics with the partitions they are to have.
   *
   * @param live those that exist
   * @param replicas of each stage
   */
  static List<TopicSpec> of(
      PipelinePlan plan, Map<String, TopicSnapshot> live, Map<Stage, Integer> replicas) {
    List<TopicSpec> grown = new ArrayList<>();
    for (TopicSpec topic : plan.topics().all()) {
      int readers =
          Topology.RUN.readers().stream()
              .filter(stage -> plan.reads(stage).equals(topic))
              .mapToInt(stage -> Readers.of(plan, stage, replicas.get(stage)))
              .findFirst()
              .orElse(0);
      int now = live.containsKey(topic.name()) ? live.get(topic.name()).partitions() : 0;
      grown.add(withPartitions(topic, partitions(topic, now, readers)));
    }
    return grown;
  }

  private static int partitions(TopicSpec topic, int now, int readers) {
    int needed = Math.min(readers, topic.maxPartitions());
    return Math.max(Math.max(topic.partitions(), now), needed);
  }

  private static TopicSpec withPartitions(TopicSpec topic, int partitions) {
    return new TopicSpec(
        topic.name(),
        partitions,
        Math.max(topic.maxPartitions(), partitions),
        topic.replicationFactor(),
        topic.config());
  }
}
