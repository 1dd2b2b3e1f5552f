package dev.millrace.operator.cleanup;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.names.RunNames;
import dev.millrace.operator.desired.Labels;
import dev.millrace.operator.desired.TopicLedger;
import dev.millrace.operator.desired.TopicMaker;
import dev.millrace.operator.kafka.KafkaDesk;
import dev.millrace.operator.kafka.KafkaWish;
import dev.millrace.operator.kafka.KafkaWish.TopicTask;
import dev.millrace.operator.kafka.SecretReferences;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes topics by the hands that made them: Strimzi's, or the admin API's. */
public final class TopicRemoval {
  private static final Logger LOG = LoggerFactory.getLogger(TopicRemoval.class);

  private final KubernetesClient client;
  private final KafkaDesk kafka;

  /**
   * A removal.
   *
   * @param kafka a desk for removals alone: its ids are ledgers
   */
  public TopicRemoval(KubernetesClient client, KafkaDesk kafka) {
    this.client = client;
    this.kafka = kafka;
  }

  /** Has the topics deleted; whether none is left. */
  public boolean done(TopicLedger ledger, ResourceID id) {
    String namespace = id.getNamespace().orElseThrow();
    return ledger.maker() instanceof TopicMaker.AdminApi admin
        ? throughAdminApi(ledger, admin.kafka(), id)
        : ledger.topics().stream().filter(topic -> isLeft(topic, ledger, namespace)).count() == 0;
  }

  /** Ends a removal. */
  public void forget(ResourceID id) {
    kafka.forget(id);
  }

  private boolean isLeft(String topic, TopicLedger ledger, String namespace) {
    var resource = client.resources(KafkaTopic.class).inNamespace(namespace).withName(topic);
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

  private boolean throughAdminApi(TopicLedger ledger, KafkaConnection connection, ResourceID id) {
    List<Secret> secrets =
        SecretReferences.names(connection).stream()
            .map(
                name ->
                    client
                        .secrets()
                        .inNamespace(id.getNamespace().orElseThrow())
                        .withName(name)
                        .get())
            .filter(Objects::nonNull)
            .toList();
    Optional<KafkaConnection> reachable = SecretReferences.resolve(connection, secrets);
    if (reachable.isEmpty()) {
      LOG.warn(
          "topics of the run {} can not be deleted: waiting for Secrets {}",
          ledger.run(),
          SecretReferences.names(connection));
      return false;
    }
    kafka.ask(id, wish(ledger, reachable.get()));
    return kafka.view(id).topics().filter(Map::isEmpty).isPresent();
  }

  private static KafkaWish wish(TopicLedger ledger, KafkaConnection reachable) {
    List<TopicSpec> topics =
        ledger.topics().stream()
            .map(name -> new TopicSpec(name, 1, 1, (short) 1, Map.of()))
            .toList();
    return new KafkaWish(reachable, new RunNames(ledger.run()), 0, topics, TopicTask.DELETE, false);
  }
}
