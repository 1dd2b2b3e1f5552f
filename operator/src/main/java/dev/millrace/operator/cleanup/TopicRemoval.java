package dev.millrace.operator.cleanup;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.names.RunNames;
import dev.millrace.operator.kafka.KafkaMonitorRequest;
import dev.millrace.operator.kafka.KafkaMonitorRequest.TopicTask;
import dev.millrace.operator.kafka.KafkaMonitors;
import dev.millrace.operator.kafka.KafkaSnapshot;
import dev.millrace.operator.kafka.LiveTopic;
import dev.millrace.operator.kafka.SecretReferences;
import dev.millrace.operator.ledger.TopicLedger;
import dev.millrace.operator.ledger.TopicMaker;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.names.RunKey;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Deletes topics by the hands that made them: Strimzi's, or the admin API's. Only those go that the
 * ledger holds: by the UID of the run that a KafkaTopic was made for, and by the id of the topic.
 */
public final class TopicRemoval {
  private final KubernetesClient client;
  private final KafkaMonitors kafka;
  private final DeletedRuns deletedRuns;

  /**
   * A removal.
   *
   * @param kafka a desk for removals alone: its ids are ledgers
   */
  public TopicRemoval(KubernetesClient client, KafkaMonitors kafka, DeletedRuns deletedRuns) {
    this.client = client;
    this.kafka = kafka;
    this.deletedRuns = deletedRuns;
  }

  /** Has the topics deleted, and says how far that is. */
  Removal of(TopicLedger ledger, ResourceID id) {
    return ledger.maker() instanceof TopicMaker.AdminApi admin
        ? throughAdminApi(ledger, admin.kafka(), id)
        : throughStrimzi(ledger);
  }

  /** Ends a removal. */
  void forget(ResourceID id) {
    kafka.forget(id);
    deletedRuns.forget(id);
  }

  private Removal throughStrimzi(TopicLedger ledger) {
    Map<String, KafkaTopic> live = new TreeMap<>();
    ledger
        .topics()
        .forEach(
            name ->
                Optional.ofNullable(resource(name, ledger).get())
                    .ifPresent(t -> live.put(name, t)));
    List<String> left = live.keySet().stream().filter(t -> isOf(live.get(t), ledger)).toList();
    left.stream()
        .filter(topic -> live.get(topic).getMetadata().getDeletionTimestamp() == null)
        .forEach(topic -> client.resource(live.get(topic)).lockResourceVersion().delete());
    live.keySet().removeAll(left);
    return left.isEmpty()
        ? new Removal.Done(kept("KafkaTopics", live.keySet()))
        : new Removal.Waiting("KafkaTopics " + left + " to go");
  }

  private Resource<KafkaTopic> resource(String topic, TopicLedger ledger) {
    return client.resources(KafkaTopic.class).inNamespace(ledger.namespace()).withName(topic);
  }

  /** Made for this very run, and still for the topic that was written down. */
  private static boolean isOf(KafkaTopic topic, TopicLedger ledger) {
    Map<String, String> objectLabels =
        Objects.requireNonNullElse(topic.getMetadata().getLabels(), Map.<String, String>of());
    String recorded = ledger.topicIds().get(topic.getMetadata().getName());
    String id = topic.getStatus() == null ? null : topic.getStatus().getTopicId();
    return Objects.equals(objectLabels.get(ObjectLabels.RUN_UID), ledger.runUid())
        && (recorded == null || id == null || id.equals(recorded));
  }

  private Removal throughAdminApi(TopicLedger ledger, KafkaConnection connection, ResourceID id) {
    DeletedRuns.Left left = deletedRuns.of(id);
    Optional<KafkaConnection> reachable =
        left.kafka().or(() -> SecretReferences.resolve(connection, secrets(connection, ledger)));
    if (reachable.isEmpty()) {
      return new Removal.Impossible(
          String.format(
              Locale.ROOT,
              "Secrets %s in namespace %s are gone",
              SecretReferences.names(connection),
              ledger.namespace()));
    }
    Map<String, String> own = new TreeMap<>(left.topicIds());
    own.putAll(ledger.topicIds());
    RunKey key = new RunKey(id, ledger.runUid());
    kafka.ask(key, wish(ledger, own, reachable.get()));
    KafkaSnapshot view = kafka.view(key);
    return view.topics()
        .filter(found -> found.entrySet().stream().noneMatch(topic -> isOwn(topic, own)))
        .filter(
            found -> own.keySet().containsAll(found.keySet()) || !LiveTopic.areFresh(found, own))
        .<Removal>map(found -> new Removal.Done(kept("topics", new TreeSet<>(found.keySet()))))
        .orElseGet(() -> waiting(reachable.get(), view));
  }

  private static boolean isOwn(Map.Entry<String, LiveTopic> topic, Map<String, String> own) {
    return topic.getValue().id().equals(own.get(topic.getKey()));
  }

  private static String kept(String what, Collection<String> names) {
    return names.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT, "%s %s, which are not the ones that the run's ledger holds", what, names);
  }

  private static Removal waiting(KafkaConnection kafka, KafkaSnapshot view) {
    return new Removal.Waiting(
        "Kafka "
            + kafka.bootstrapServers()
            + view.outage().map(outage -> ": " + outage.message()).orElse(""));
  }

  private List<Secret> secrets(KafkaConnection connection, TopicLedger ledger) {
    return SecretReferences.names(connection).stream()
        .map(name -> client.secrets().inNamespace(ledger.namespace()).withName(name).get())
        .filter(Objects::nonNull)
        .toList();
  }

  private static KafkaMonitorRequest wish(
      TopicLedger ledger, Map<String, String> own, KafkaConnection reachable) {
    List<TopicSpec> topics =
        ledger.topics().stream()
            .map(name -> new TopicSpec(name, 1, 1, (short) 1, Map.of()))
            .toList();
    return new KafkaMonitorRequest(
        reachable, new RunNames(ledger.run()), 0, topics, own, TopicTask.DELETE, false);
  }
}
