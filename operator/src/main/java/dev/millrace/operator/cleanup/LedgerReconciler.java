package dev.millrace.operator.cleanup;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.api.OnDelete;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.desired.Labels;
import dev.millrace.operator.desired.TopicLedger;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the topics of a run that is gone: first its pods must have stopped, then the topics go,
 * then the ledger. Nothing waits for it, so a Kafka that does not answer delays only itself.
 */
public final class LedgerReconciler implements Reconciler<ConfigMap> {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerReconciler.class);
  private static final Duration SOON = Duration.ofSeconds(2);

  private final TopicRemoval removal;
  private final SimpleInboundEventSource<ConfigMap> nudges;

  /**
   * A reconciler.
   *
   * @param nudges events about ledgers whose run is gone or whose topics are
   */
  public LedgerReconciler(TopicRemoval removal, SimpleInboundEventSource<ConfigMap> nudges) {
    this.removal = removal;
    this.nudges = nudges;
  }

  @Override
  public List<EventSource<?, ConfigMap>> prepareEventSources(
      EventSourceContext<ConfigMap> context) {
    return List.of(nudges);
  }

  @Override
  public UpdateControl<ConfigMap> reconcile(ConfigMap map, Context<ConfigMap> context) {
    Optional<TopicLedger> ledger = read(map);
    String namespace = map.getMetadata().getNamespace();
    if (context.isPrimaryResourceDeleted()
        || ledger.isEmpty()
        || ledger.get().onDelete() == OnDelete.Retain
        || isThere(ledger.get(), namespace, context.getClient())) {
      removal.forget(ResourceID.fromResource(map));
      return UpdateControl.noUpdate();
    }
    if (podsLeft(ledger.get(), namespace, context.getClient())) {
      LOG.info("run {} is gone; waiting for its pods before its topics", ledger.get().run());
      return UpdateControl.<ConfigMap>noUpdate().rescheduleAfter(SOON);
    }
    if (!removal.done(ledger.get(), ResourceID.fromResource(map))) {
      return UpdateControl.<ConfigMap>noUpdate().rescheduleAfter(SOON);
    }
    removal.forget(ResourceID.fromResource(map));
    context.getClient().resource(map).delete();
    LOG.info("run {} is gone and its topics are deleted", ledger.get().run());
    return UpdateControl.noUpdate();
  }

  /** Somebody else's ConfigMap is no ledger. */
  private static Optional<TopicLedger> read(ConfigMap map) {
    try {
      return Optional.of(TopicLedger.of(map));
    } catch (InvalidInputException e) {
      LOG.warn("ConfigMap {} is no ledger: {}", map.getMetadata().getName(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Asks the API server itself: data is deleted on this answer. */
  private static boolean isThere(TopicLedger ledger, String namespace, KubernetesClient client) {
    PipelineRun run =
        client.resources(PipelineRun.class).inNamespace(namespace).withName(ledger.run()).get();
    return run != null && run.getMetadata().getUid().equals(ledger.runUid());
  }

  private static boolean podsLeft(TopicLedger ledger, String namespace, KubernetesClient client) {
    return !client
        .pods()
        .inNamespace(namespace)
        .withLabel(Labels.MANAGED_BY, Labels.OPERATOR)
        .withLabel(Labels.RUN, ledger.run())
        .list(new ListOptionsBuilder().withLimit(1L).build())
        .getItems()
        .isEmpty();
  }
}
