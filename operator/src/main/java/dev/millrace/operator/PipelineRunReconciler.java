package dev.millrace.operator;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.operator.access.LostRights;
import dev.millrace.operator.carry.Outcome;
import dev.millrace.operator.carry.ResourceApplier;
import dev.millrace.operator.claim.Claim;
import dev.millrace.operator.claim.NamespaceClaims;
import dev.millrace.operator.cleanup.DeletedRuns;
import dev.millrace.operator.cluster.ClusterReader;
import dev.millrace.operator.cluster.PodWarnings;
import dev.millrace.operator.cluster.RunSources;
import dev.millrace.operator.cluster.SecretWatch;
import dev.millrace.operator.desired.DesiredState;
import dev.millrace.operator.events.RunEvent;
import dev.millrace.operator.events.RunEvents;
import dev.millrace.operator.kafka.KafkaMonitors;
import dev.millrace.operator.kafka.SecretReferences;
import dev.millrace.operator.names.RunKey;
import dev.millrace.operator.observed.ClusterSnapshot;
import dev.millrace.operator.observed.ObservedObjects;
import dev.millrace.operator.run.PlannedRun;
import dev.millrace.operator.settings.OperatorSettings;
import dev.millrace.operator.status.StatusFactory;
import dev.millrace.operator.status.StatusInputs;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans a run, looks at what is there, brings it to what should be, and says how it is. */
public final class PipelineRunReconciler implements Reconciler<PipelineRun> {
  private final OperatorSettings settings;
  private final ClusterReader cluster;
  private final SecretWatch secrets;
  private final KafkaMonitors kafka;
  private final ResourceApplier carry = new ResourceApplier();
  private final StatusWriter statuses;
  private final SimpleInboundEventSource<PipelineRun> triggers;
  private final DeletedRuns deletedRuns;
  private final NamespaceClaims claims;
  private final LostRights rights;
  private final Clock clock;

  /**
   * A reconciler.
   *
   * @param triggers events from outside the cluster
   * @param departures told of every run that is gone
   * @param rights say why what is seen may be old
   * @param claims say which namespaces' runs are left to another operator
   */
  PipelineRunReconciler(
      OperatorSettings settings,
      SecretWatch secrets,
      KafkaMonitors kafka,
      StatusWriter statuses,
      SimpleInboundEventSource<PipelineRun> triggers,
      DeletedRuns deletedRuns,
      NamespaceClaims claims,
      LostRights rights,
      Clock clock) {
    this.settings = settings;
    this.cluster = new ClusterReader(secrets, new PodWarnings(clock));
    this.secrets = secrets;
    this.kafka = kafka;
    this.statuses = statuses;
    this.triggers = triggers;
    this.deletedRuns = deletedRuns;
    this.claims = claims;
    this.rights = rights;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, PipelineRun>> prepareEventSources(
      EventSourceContext<PipelineRun> context) {
    List<EventSource<?, PipelineRun>> sources =
        new ArrayList<>(RunSources.of(settings.namespace(), context));
    sources.add(triggers);
    return sources;
  }

  @Override
  public UpdateControl<PipelineRun> reconcile(PipelineRun run, Context<PipelineRun> context) {
    if (context.isPrimaryResourceDeleted() || run.isMarkedForDeletion()) {
      return leave(run);
    }
    if (claims.of(run.getMetadata().getNamespace()) instanceof Claim.Refused) {
      return UpdateControl.<PipelineRun>noUpdate().rescheduleAfter(NamespaceClaims.AGAIN);
    }
    Optional<PipelineRunStatus> before = Optional.ofNullable(run.getStatus());
    try {
      return resourceApplier(PlannedRun.of(run), run, before, context);
    } catch (InvalidInputException refused) {
      PipelineRunStatus status =
          StatusFactory.refused(
              refused.problems(), run.getMetadata().getGeneration(), before, clock.instant());
      return statuses.write(run, status, List.of(), context);
    }
  }

  private UpdateControl<PipelineRun> resourceApplier(
      PlannedRun planned,
      PipelineRun run,
      Optional<PipelineRunStatus> before,
      Context<PipelineRun> context) {
    RunKey key = RunKey.of(run);
    ObservedObjects live = cluster.read(planned, context);
    ClusterSnapshot seen =
        ClusterSnapshot.of(planned, live, kafka.view(key), before, clock.instant());
    DesiredState desired = DesiredState.of(planned, seen, settings);
    Outcome outcome =
        carry
            .resourceApplier(run, desired, context, () -> ask(key, desired, live))
            .without(rights.sentence());
    PipelineRunStatus status =
        StatusFactory.run(new StatusInputs(planned, seen, desired, outcome, clock.instant()));
    List<RunEvent> grown = RunEvents.growth(desired.topics(), seen.topics());
    return Requeue.next(planned, live, status, outcome, clock.instant())
        .applyTo(statuses.write(run, status, grown, context), run, context.getClient());
  }

  private void ask(RunKey key, DesiredState desired, ObservedObjects live) {
    if (desired.wish().isEmpty()) {
      kafka.forget(key.name());
      return;
    }
    SecretReferences.resolve(desired.wish().get().kafka(), live.secrets())
        .ifPresent(reachable -> kafka.ask(key, desired.wish().get().reaching(reachable)));
  }

  private UpdateControl<PipelineRun> leave(PipelineRun run) {
    ResourceID id = ResourceID.fromResource(run);
    RunKey key = RunKey.of(run);
    Optional<KafkaConnection> reached = kafka.connection(key);
    Map<String, String> topics = kafka.ownTopics(key);
    kafka.forget(id);
    secrets.forget(id);
    statuses.forget(id);
    deletedRuns.left(id, reached, topics);
    return UpdateControl.noUpdate();
  }
}
