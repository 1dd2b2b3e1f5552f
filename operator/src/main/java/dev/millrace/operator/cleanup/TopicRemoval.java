package dev.millrace.operator.cleanup;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.names.RunNames;
import dev.millrace.operator.kafka.KafkaDesk;
import dev.millrace.operator.kafka.KafkaView;
import dev.millrace.operator.kafka.KafkaWish;
import dev.millrace.operator.kafka.KafkaWish.TopicTask;
import dev.millrace.operator.kafka.SecretReferences;
import dev.millrace.operator.ledger.TopicLedger;
import dev.millrace.operator.ledger.TopicMaker;
import dev.millrace.operator.names.Labels;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Deletes topics by the hands that made them: Strimzi's, or the admin API's. */
public final class TopicRemoval {
  private final KubernetesClient client;
  private final KafkaDesk kafka;
  private final Departures departures;

  /**
   * A removal.
   *
   * @param kafka a desk for removals alone: its ids are ledgers
   */
  public TopicRemoval(KubernetesClient client, KafkaDesk kafka, Departures departures) {
    this.client = client;
    this.kafka = kafka;
    this.departures = departures;
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
    departures.forget(id);
  }

  private Removal throughStrimzi(TopicLedger ledger) {
    List<String> left = ledger.topics().stream().filter(topic -> isLeft(topic, ledger)).toList();
    return left.isEmpty() ? Removal.DONE : new Removal.Waiting("KafkaTopics " + left + " to go");
  }

  private boolean isLeft(String topic, TopicLedger ledger) {
    var resource =
        client.resources(KafkaTopic.class).inNamespace(ledger.namespace()).withName(topic);
    KafkaTopic live = resource.get();
    if (live == null || !isOf(live, ledger)) {
      return false;
    }
    if (live.getMetadata().getDeletionTimestamp() == null) {
      resource.delete();
    }
    return true;
  }

  private static boolean isOf(KafkaTopic topic, TopicLedger ledger) {
    Map<String, String> labels = topic.getMetadata().getLabels();
    return labels != null && Objects.equals(labels.get(Labels.RUN), ledger.run());
  }

  private Removal throughAdminApi(TopicLedger ledger, KafkaConnection connection, ResourceID id) {
    Optional<KafkaConnection> reachable =
        departures
            .connection(id)
            .or(() -> SecretReferences.resolve(connection, secrets(connection, ledger)));
    if (reachable.isEmpty()) {
      return new Removal.Impossible(
          String.format(
              Locale.ROOT,
              "Secrets %s in namespace %s are gone",
              SecretReferences.names(connection),
              ledger.namespace()));
    }
    kafka.ask(id, wish(ledger, reachable.get()));
    KafkaView view = kafka.view(id);
    if (view.topics().filter(Map::isEmpty).isPresent()) {
      return Removal.DONE;
    }
    return new Removal.Waiting(
        "Kafka "
            + reachable.get().bootstrapServers()
            + view.outage()
                .map(outage -> ", which does not answer: " + outage.message())
                .orElse(""));
  }

  private List<Secret> secrets(KafkaConnection connection, TopicLedger ledger) {
    return SecretReferences.names(connection).stream()
        .map(name -> client.secrets().inNamespace(ledger.namespace()).withName(name).get())
        .filter(Objects::nonNull)
        .toList();
  }

  private static KafkaWish wish(TopicLedger ledger, KafkaConnection reachable) {
    List<TopicSpec> topics =
        ledger.topics().stream()
            .map(name -> new TopicSpec(name, 1, 1, (short) 1, Map.of()))
            .toList();
    return new KafkaWish(reachable, new RunNames(ledger.run()), 0, topics, TopicTask.DELETE, false);
  }
}
