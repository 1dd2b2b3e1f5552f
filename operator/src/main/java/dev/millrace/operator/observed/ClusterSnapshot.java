package dev.millrace.operator.observed;

import dev.millrace.contract.Stage;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.Reason;
import dev.millrace.crds.api.StageStatus;
import dev.millrace.crds.plan.KafkaAddress;
import dev.millrace.crds.plan.KafkaPlan;
import dev.millrace.operator.kafka.KafkaSnapshot;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.run.PlannedRun;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that was seen of a run in one look.
 *
 * @param kafka where its Kafka is
 * @param ledger whose the topics are
 * @param topics those that exist, by name
 * @param stages those that have a Deployment of this run
 * @param secrets resource versions of the Secrets it refers to, by name; missing ones are absent
 * @param secretKeys the keys that each of them has
 * @param view what is known from Kafka
 * @param before the status as it was written last
 */
public record ClusterSnapshot(
    KafkaSnapshotEntry kafka,
    LedgerSnapshot ledger,
    Map<String, TopicSnapshot> topics,
    Map<Stage, StageSnapshot> stages,
    Map<String, String> secrets,
    Map<String, Set<String>> secretKeys,
    KafkaSnapshot view,
    Optional<PipelineRunStatus> before) {

  /** Makes sense of what is there. */
  public static ClusterSnapshot of(
      PlannedRun run,
      ObservedObjects live,
      KafkaSnapshot view,
      Optional<PipelineRunStatus> before,
      Instant now) {
    Map<String, String> secrets = new TreeMap<>();
    Map<String, Set<String>> secretKeys = new TreeMap<>();
    for (Secret secret : live.secrets()) {
      String name = secret.getMetadata().getName();
      secrets.put(name, secret.getMetadata().getResourceVersion());
      secretKeys.put(name, secret.getData() == null ? Set.of() : secret.getData().keySet());
    }
    return new ClusterSnapshot(
        kafka(run.plan().kafka(), live),
        LedgerSnapshot.of(run, live.ledger()),
        topics(run.plan().kafka(), live, view),
        stages(run, live, now),
        secrets,
        secretKeys,
        view,
        before);
  }

  /** What the status said last of a stage. */
  public Optional<StageStatus> before(Stage stage) {
    return before
        .map(PipelineRunStatus::stages)
        .flatMap(stages -> stages.stream().filter(s -> s.name().equals(stage.id())).findFirst());
  }

  private static KafkaSnapshotEntry kafka(KafkaPlan kafka, ObservedObjects live) {
    if (kafka.cluster().isEmpty()) {
      return new KafkaSnapshotEntry.Known(
          KafkaAddress.plain(kafka.bootstrapServers().orElseThrow()));
    }
    if (!live.strimziServed()) {
      return new KafkaSnapshotEntry.Unknown(
          Reason.StrimziMissing,
          "spec.kafka.cluster needs Strimzi 0.49 or later, whose kinds this cluster does not know;"
              + " install it or use spec.kafka.bootstrapServers");
    }
    return live.kafka()
        .map(cluster -> ListenerChoice.of(kafka, cluster))
        .orElseGet(
            () ->
                new KafkaSnapshotEntry.Unknown(
                    Reason.WaitingForKafka,
                    String.format(
                        Locale.ROOT,
                        "waiting for a Kafka named %s in this namespace",
                        kafka.cluster().get())));
  }

  private static Map<String, TopicSnapshot> topics(
      KafkaPlan kafka, ObservedObjects live, KafkaSnapshot view) {
    Map<String, TopicSnapshot> topics = new HashMap<>();
    if (kafka.cluster().isPresent()) {
      for (KafkaTopic topic : live.topics()) {
        topics.put(topic.getMetadata().getName(), TopicSnapshot.of(topic));
      }
    } else {
      view.topics()
          .ifPresent(
              found ->
                  found.forEach(
                      (name, topic) ->
                          topics.put(
                              name,
                              new TopicSnapshot(
                                  topic.partitions(),
                                  topic.id(),
                                  view.topicsProblem().isEmpty(),
                                  ""))));
    }
    return topics;
  }

  private static Map<Stage, StageSnapshot> stages(
      PlannedRun run, ObservedObjects live, Instant now) {
    Map<Stage, PodFailure> failures = PodFailure.of(live.pods(), live.podWarnings(), now);
    Map<Stage, StageSnapshot> stages = new EnumMap<>(Stage.class);
    for (Deployment deployment : live.deployments()) {
      boolean own =
          deployment.getMetadata().getOwnerReferences().stream()
              .anyMatch(owner -> owner.getUid().equals(run.uid()));
      if (own && deployment.getMetadata().getDeletionTimestamp() == null) {
        ObjectLabels.stage(deployment.getMetadata().getLabels())
            .ifPresent(
                stage ->
                    stages.put(
                        stage,
                        StageSnapshot.of(
                            deployment, stage, Optional.ofNullable(failures.get(stage)))));
      }
    }
    return stages;
  }
}
