package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.crds.api.Rules;
import dev.millrace.crds.api.TopicSettings;
import dev.millrace.crds.api.TopicsSpec;
import java.util.Map;

/** Topics that keep every message until it is read, with room to grow. */
final class TopicRules {
  private TopicRules() {}

  static void check(TopicsSpec topics, Problems problems) {
    if (topics.raw() != null) {
      growing("spec.topics.raw", topics.raw(), problems);
    }
    if (topics.processed() != null) {
      growing("spec.topics.processed", topics.processed(), problems);
    }
    if (topics.deadLetter() != null) {
      config("spec.topics.deadLetter", topics.deadLetter().config(), problems);
    }
  }

  private static void growing(String path, TopicSettings topic, Problems problems) {
    problems.require(
        topic.maxPartitions() == null
            || topic.partitions() == null
            || topic.maxPartitions() >= topic.partitions(),
        path + ".maxPartitions",
        topic.maxPartitions(),
        Rules.MAX_PARTITIONS);
    config(path, topic.config(), problems);
  }

  private static void config(String path, Map<String, String> config, Problems problems) {
    if (config == null) {
      return;
    }
    String policy = config.getOrDefault("cleanup.policy", "delete");
    problems.require(
        policy.equals("delete"), path + ".config.cleanup.policy", policy, Rules.NO_COMPACTION);
    String bytes = config.getOrDefault(TopicsPlan.MAX_MESSAGE_BYTES, "0");
    problems.require(
        bytes.matches("[0-9]{1,10}"),
        path + ".config." + TopicsPlan.MAX_MESSAGE_BYTES,
        bytes,
        "must be a number of bytes");
  }
}
