package dev.millrace.crds.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.connector.spec.SecretMount;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.env.Env;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan as YAML, for people to review: topics, and what each stage is told. */
final class PlanText {
  private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\ncluster\n";

  private PlanText() {}

  static String of(PipelinePlan plan) {
    KafkaConnection kafka = connection(plan.kafka());
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("run", plan.names().run());
    text.put("finite", plan.finite());
    plan.expectedMessages().ifPresent(messages -> text.put("expectedMessages", messages));
    text.put("suspended", plan.suspended());
    plan.ttlAfterFinished().ifPresent(ttl -> text.put("ttlAfterFinished", ttl.toString()));
    text.put("topics", plan.topics().all().stream().map(PlanText::topic).toList());
    text.put("onDelete", plan.topics().onDelete().name());
    text.put("kafkaMounts", mounts(plan.kafka().mounts()));
    text.put("kafkaClient", new TreeMap<>(kafka.client()));
    for (Stage stage : Stage.values()) {
      text.put(stage.id(), stage(plan.stage(stage), kafka));
    }
    return new KubernetesSerialization(new ObjectMapper(), false).asYaml(text);
  }

  /** As a cluster's status would say: encrypted where the run asks for it, with its own CA. */
  private static KafkaConnection connection(KafkaPlan kafka) {
    if (kafka.bootstrapServers().isPresent()) {
      return kafka.connection();
    }
    return kafka.connection(
        kafka.tls().isPresent()
            ? new KafkaAddress("my-cluster-kafka-bootstrap:9093", true, List.of(CERTIFICATE))
            : KafkaAddress.plain("my-cluster-kafka-bootstrap:9092"));
  }

  private static Map<String, Object> topic(TopicSpec topic) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("name", topic.name());
    text.put("partitions", topic.partitions());
    text.put("maxPartitions", topic.maxPartitions());
    text.put("replicationFactor", topic.replicationFactor());
    text.put("config", new TreeMap<>(topic.config()));
    return text;
  }

  private static Map<String, Object> stage(StagePlan stage, KafkaConnection kafka) {
    Map<String, String> environment = Env.write(stage.config(kafka, stage.stage().id() + "-0"));
    environment.keySet().removeIf(name -> name.startsWith("MILLRACE_KAFKA_CLIENT"));
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("replicas", stage.replicas());
    text.put("mounts", mounts(stage.mounts()));
    text.put("environment", environment);
    return text;
  }

  private static Map<String, String> mounts(List<SecretMount> mounts) {
    return mounts.stream()
        .collect(
            Collectors.toMap(
                SecretMount::secret, m -> m.folder().toString(), (a, b) -> a, TreeMap::new));
  }
}
