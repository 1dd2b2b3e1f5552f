package dev.millrace.operator.cleanup;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.OnDelete;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.claim.Claim;
import dev.millrace.operator.claim.NamespaceClaims;
import dev.millrace.operator.ledger.TopicLedger;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.net.HttpURLConnection;
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

  private final TopicRemoval removal;
  private final RetrySchedule retrySchedule;
  private final NamespaceClaims claims;
  private final SimpleInboundEventSource<ConfigMap> triggers;

  /**
   * A reconciler.
   *
   * @param claims say which namespaces' runs are left to another operator
   * @param triggers events about ledgers whose run is gone or whose topics are
   */
  public LedgerReconciler(
      TopicRemoval removal,
      RetrySchedule retrySchedule,
      NamespaceClaims claims,
      SimpleInboundEventSource<ConfigMap> triggers) {
    this.removal = removal;
    this.retrySchedule = retrySchedule;
    this.claims = claims;
    this.triggers = triggers;
  }

  @Override
  public List<EventSource<?, ConfigMap>> prepareEventSources(
      EventSourceContext<ConfigMap> context) {
    return List.of(triggers);
  }

  @Override
  public UpdateControl<ConfigMap> reconcile(ConfigMap map, Context<ConfigMap> context) {
    ResourceID id = ResourceID.fromResource(map);
    Optional<TopicLedger> ledger = read(map);
    if (context.isPrimaryResourceDeleted()
        || ledger.isEmpty()
        || ledger.get().onDelete() == OnDelete.Retain) {
      forget(id);
      return UpdateControl.noUpdate();
    }
    if (claims.of(ledger.get().namespace()) instanceof Claim.Refused) {
      return UpdateControl.<ConfigMap>noUpdate().rescheduleAfter(NamespaceClaims.AGAIN);
    }
    return next(map, ledger.get(), removal(ledger.get(), id, context.getClient()), context);
  }

  private UpdateControl<ConfigMap> next(
      ConfigMap map, TopicLedger ledger, Removal state, Context<ConfigMap> context) {
    ResourceID id = ResourceID.fromResource(map);
    if (state instanceof Removal.NotWanted) {
      forget(id);
      return UpdateControl.noUpdate();
    }
    RetrySchedule.Verdict verdict = retrySchedule.judge(id, ledger, state);
    if (verdict.over()) {
      forget(id);
      context.getClient().resource(map).delete();
      return UpdateControl.noUpdate();
    }
    return UpdateControl.<ConfigMap>noUpdate().rescheduleAfter(verdict.again());
  }

  /** Where it may not look it does not delete: the run may be there. */
  private Removal removal(TopicLedger ledger, ResourceID id, KubernetesClient client) {
    try {
      Optional<PipelineRun> run = run(ledger, client);
      if (run.filter(r -> uid(r).equals(ledger.runUid())).isPresent()) {
        return new Removal.NotWanted();
      }
      if (run.filter(LedgerReconciler::hasTopics).isPresent()) {
        return new Removal.Done("its topics, which a later run of this name uses");
      }
      return podsLeft(ledger, client)
          ? new Removal.Waiting("its pods to stop")
          : removal.of(ledger, id);
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return new Removal.Impossible(
            "the operator has no rights in namespace " + ledger.namespace());
      }
      throw e;
    }
  }

  private void forget(ResourceID id) {
    removal.forget(id);
    retrySchedule.forget(id);
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
  private static Optional<PipelineRun> run(TopicLedger ledger, KubernetesClient client) {
    return Optional.ofNullable(
        client
            .resources(PipelineRun.class)
            .inNamespace(ledger.namespace())
            .withName(ledger.run())
            .get());
  }

  private static String uid(PipelineRun run) {
    return run.getMetadata().getUid();
  }

  private static boolean hasTopics(PipelineRun run) {
    return run.getStatus() != null && Conditions.holds(run.getStatus(), ConditionType.TopicsReady);
  }

  private static boolean podsLeft(TopicLedger ledger, KubernetesClient client) {
    return !client
        .pods()
        .inNamespace(ledger.namespace())
        .withLabel(ObjectLabels.MANAGED_BY, ObjectLabels.OPERATOR)
        .withLabel(ObjectLabels.RUN, ledger.run())
        .list(new ListOptionsBuilder().withLimit(1L).build())
        .getItems()
        .isEmpty();
  }
}
