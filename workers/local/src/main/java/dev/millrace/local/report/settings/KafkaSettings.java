package dev.millrace.local.report.settings;

import dev.millrace.contract.config.TopicSpec;
import dev.millrace.crds.plan.PipelinePlan;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What carries the messages. Says nothing of how to log in. */
final class KafkaSettings {
  private KafkaSettings() {}

  static List<Setting> of(PipelinePlan plan) {
    Part part = new Part("Kafka");
    part.add("Brokers", plan.kafka().bootstrapServers().orElse("one, in this process"));
    for (TopicSpec topic : plan.topics().all()) {
      part.add(topic.name(), partitions(topic) + config(topic));
    }
    return part.settings();
  }

  private static String partitions(TopicSpec topic) {
    String now = Part.some(topic.partitions(), "partition");
    return topic.maxPartitions() == topic.partitions()
        ? now
        : now + ", at most " + topic.maxPartitions();
  }

  private static String config(TopicSpec topic) {
    return new TreeMap<>(topic.config())
        .entrySet().stream()
            .map(entry -> ", " + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining());
  }
}
