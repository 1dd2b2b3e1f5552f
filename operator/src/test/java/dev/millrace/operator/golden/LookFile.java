package dev.millrace.operator.golden;

import dev.millrace.contract.Stage;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.observed.ClusterSnapshot;
import dev.millrace.operator.observed.ObservedObjects;
import dev.millrace.operator.observed.StrimziKafka;
import dev.millrace.operator.run.PlannedRun;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.strimzi.api.kafka.model.common.Condition;
import io.strimzi.api.kafka.model.common.ConditionBuilder;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.topic.KafkaTopicBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run and what there is about it, as YAML documents: the PipelineRun and other objects as the API
 * server has them, and in short {@code kind: Stages} for Deployments, {@code kind: Topics} for
 * KafkaTopics and {@code kind: View} for what Kafka says.
 */
record LookFile(PlannedRun run, ClusterSnapshot seen) {
  private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

  /** A Deployment in short; with {@code updated} absent it is as asked for. */
  record ShortStage(int replicas, int ready, Integer updated) {}

  /** A KafkaTopic in short. */
  record ShortTopic(int partitions, boolean ready, String problem, String id) {}

  static LookFile read(String text) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (String document : text.split("(?m)^---$")) {
      documents.add(map(document));
    }
    PipelineRun run = all(documents, "PipelineRun", PipelineRun.class).get(0);
    run.getMetadata().setNamespace("ns");
    run.getMetadata().setUid("run-uid");
    run.getMetadata().setGeneration(3L);
    PlannedRun planned = PlannedRun.of(run);
    ObservedObjects live =
        new ObservedObjects(
            all(documents, "NoStrimzi", Map.class).isEmpty(),
            all(documents, "Kafka", StrimziKafka.class).stream().findFirst(),
            all(documents, "ConfigMap", ConfigMap.class).stream().findFirst(),
            topics(documents),
            stages(documents, planned),
            all(documents, "Pod", Pod.class),
            warnings(documents),
            all(documents, "Secret", Secret.class));
    Optional<PipelineRunStatus> before = Optional.ofNullable(run.getStatus());
    return new LookFile(
        planned,
        ClusterSnapshot.of(
            planned, live, ShortView.of(documents).toView(), before, LooksGoldenTest.NOW));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(String document) {
    return KUBERNETES.unmarshal(document, Map.class);
  }

  static <T> List<T> all(List<Map<String, Object>> documents, String kind, Class<T> type) {
    return documents.stream()
        .filter(document -> kind.equals(document.get("kind")))
        .map(document -> KUBERNETES.convertValue(document, type))
        .toList();
  }

  private static Map<String, String> warnings(List<Map<String, Object>> documents) {
    Map<String, String> warnings = new TreeMap<>();
    for (Map<String, Object> document : documents) {
      if ("Warnings".equals(document.get("kind"))) {
        document.forEach((pod, text) -> warnings.put(pod, String.valueOf(text)));
      }
    }
    return warnings;
  }

  private static List<KafkaTopic> topics(List<Map<String, Object>> documents) {
    List<KafkaTopic> topics = new ArrayList<>();
    shorts(documents, "Topics", ShortTopic.class)
        .forEach(
            (name, topic) ->
                topics.add(
                    new KafkaTopicBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withGeneration(1L)
                        .endMetadata()
                        .withNewSpec()
                        .withPartitions(topic.partitions())
                        .endSpec()
                        .withNewStatus()
                        .withObservedGeneration(1L)
                        .withTopicId(topic.id() == null ? "id-of-" + name : topic.id())
                        .withConditions(conditions(topic))
                        .endStatus()
                        .build()));
    return topics;
  }

  private static List<Condition> conditions(ShortTopic topic) {
    boolean refused = topic.problem() != null;
    return topic.ready() || refused
        ? List.of(
            new ConditionBuilder()
                .withType("Ready")
                .withStatus(refused ? "False" : "True")
                .withReason(refused ? "KafkaError" : null)
                .withMessage(topic.problem())
                .build())
        : List.of();
  }

  private static List<Deployment> stages(List<Map<String, Object>> documents, PlannedRun run) {
    List<Deployment> stages = new ArrayList<>(all(documents, "Deployment", Deployment.class));
    shorts(documents, "Stages", ShortStage.class)
        .forEach(
            (name, stage) -> {
              Stage of =
                  Arrays.stream(Stage.values())
                      .filter(s -> s.id().equals(name))
                      .findFirst()
                      .orElseThrow();
              stages.add(deployment(run, of, stage));
            });
    return stages;
  }

  private static Deployment deployment(PlannedRun run, Stage stage, ShortStage live) {
    Integer none = null;
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(run.names().deployment(stage))
        .withLabels(ObjectLabels.ofStage(run.names(), stage))
        .withOwnerReferences(run.owner())
        .withGeneration(1L)
        .endMetadata()
        .withNewSpec()
        .withReplicas(live.replicas())
        .endSpec()
        .withNewStatus()
        .withObservedGeneration(1L)
        .withReplicas(live.replicas() == 0 ? none : (Integer) live.replicas())
        .withUpdatedReplicas(live.updated() == null ? (Integer) live.replicas() : live.updated())
        .withReadyReplicas(live.ready() == 0 ? none : (Integer) live.ready())
        .endStatus()
        .build();
  }

  private static <T> Map<String, T> shorts(
      List<Map<String, Object>> documents, String kind, Class<T> type) {
    Map<String, T> entries = new TreeMap<>();
    for (Map<String, Object> document : documents) {
      if (kind.equals(document.get("kind"))) {
        document.forEach(
            (name, value) -> {
              if (!name.equals("kind")) {
                entries.put(name, KUBERNETES.convertValue(value, type));
              }
            });
      }
    }
    return entries;
  }

  /** What Kafka says, in short. */
  record ShortView(
      String kind,
      Map<String, String> topics,
      String problem,
      ShortOutage outage,
      Map<String, ShortTotals> progress,
      Integer lanes,
      Integer lanesDone,
      Map<String, Long> rates,
      String retentionRisk,
      Boolean over) {
    static ShortView of(List<Map<String, Object>> documents) {
      return all(documents, "View", ShortView.class).stream()
          .findFirst()
          .orElse(new ShortView(null, null, null, null, null, null, null, null, null, null));
    }

    dev.millrace.operator.kafka.KafkaSnapshot toView() {
      return ShortViews.toView(this);
    }
  }

  /** An outage, in short. */
  record ShortOutage(String since, String message) {}

  /** Totals of a stage, in short. */
  record ShortTotals(
      long in, long dead, String state, String until, String every, String rows, String caution) {}
}
