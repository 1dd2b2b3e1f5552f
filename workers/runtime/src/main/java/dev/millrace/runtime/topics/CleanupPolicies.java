package dev.millrace.runtime.topics;

import dev.millrace.contract.names.RunNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What {@code cleanup.policy} the topics of a run may have. Compaction keeps one message a key and
 * removes the others, read or not; and it refuses messages without a key. Positions are the
 * opposite: only the last counts, and it must never expire.
 */
final class CleanupPolicies {
  private CleanupPolicies() {}

  /** The live policies of the topics that are there; the positions topic has to be. */
  static Map<String, String> read(Admin admin, RunNames names)
      throws ExecutionException, InterruptedException {
    List<ConfigResource> asked =
        topics(names).stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
            .toList();
    Map<String, String> policies = new HashMap<>();
    for (var answer : admin.describeConfigs(asked).values().entrySet()) {
      String topic = answer.getKey().name();
      try {
        Config config = answer.getValue().get();
        policies.put(topic, config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value());
      } catch (ExecutionException e) {
        boolean missing = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!missing || topic.equals(names.positionsTopic())) {
          throw e;
        }
      }
    }
    return policies;
  }

  /** What is wrong with live policies, one sentence a topic, in the order of the topics. */
  static List<String> problems(Map<String, String> live, RunNames names) {
    List<String> problems = new ArrayList<>();
    for (String topic : topics(names)) {
      if (!live.containsKey(topic)) {
        continue;
      }
      String policy = live.get(topic);
      Set<String> parts =
          Arrays.stream(policy.split(",")).map(String::strip).collect(Collectors.toSet());
      boolean positions = topic.equals(names.positionsTopic());
      if (!positions && parts.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
        problems.add(
            String.format(
                Locale.ROOT,
                "topic %s has cleanup.policy \"%s\": compaction removes messages that were not"
                    + " read; set it to delete",
                topic,
                policy));
      }
      if (positions && !parts.equals(Set.of(TopicConfig.CLEANUP_POLICY_COMPACT))) {
        problems.add(
            String.format(
                Locale.ROOT,
                "topic %s has cleanup.policy \"%s\": how far the run is would expire; set it to"
                    + " compact",
                topic,
                policy));
      }
    }
    return problems;
  }

  private static List<String> topics(RunNames names) {
    return List.of(
        names.rawTopic(), names.processedTopic(), names.deadLetterTopic(), names.positionsTopic());
  }
}
