package dev.millrace.operator.observed;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the cluster holds about a run, as the API server has it.
 *
 * @param strimziServed whether the cluster knows Strimzi's kinds at all
 * @param kafka the Strimzi Kafka that the run names
 * @param ledger the ConfigMap of its topics
 * @param topics its KafkaTopics
 * @param deployments of its stages
 * @param pods of its stages
 * @param podWarnings what the cluster said last of pods whose containers are being created for more
 *     than a minute, by name
 * @param secrets those it refers to that exist
 */
public record ObservedObjects(
    boolean strimziServed,
    Optional<StrimziKafka> kafka,
    Optional<ConfigMap> ledger,
    List<KafkaTopic> topics,
    List<Deployment> deployments,
    List<Pod> pods,
    Map<String, String> podWarnings,
    List<Secret> secrets) {}
