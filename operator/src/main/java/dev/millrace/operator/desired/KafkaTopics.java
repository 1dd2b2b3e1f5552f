package dev.millrace.operator.desired;

import dev.millrace.contract.config.TopicSpec;
import dev.millrace.operator.ledger.TopicLedger;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.run.PlannedRun;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.topic.KafkaTopicBuilder;
import java.util.Map;
import java.util.TreeMap;

/** KafkaTopics for Strimzi's topic operator. */
final class KafkaTopics {
  private static final String CLUSTER = "strimzi.io/cluster";

  private KafkaTopics() {}

  /** Owned by nobody: topics are deleted after the pods have stopped, see {@link TopicLedger}. */
  static KafkaTopic of(PlannedRun run, String cluster, TopicSpec topic) {
    Map<String, String> objectLabels = ObjectLabels.ofRun(run.names());
    objectLabels.put(ObjectLabels.RUN_UID, run.uid());
    objectLabels.put(CLUSTER, cluster);
    return new KafkaTopicBuilder()
        .withNewMetadata()
        .withName(topic.name())
        .withNamespace(run.namespace())
        .withLabels(objectLabels)
        .endMetadata()
        .withNewSpec()
        .withPartitions(topic.partitions())
        .withReplicas(topic.replicationFactor() > 0 ? (int) topic.replicationFactor() : null)
        .withConfig(topic.config().isEmpty() ? null : new TreeMap<>(topic.config()))
        .endSpec()
        .build();
  }
}
