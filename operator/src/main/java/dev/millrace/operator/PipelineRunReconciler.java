package dev.millrace.operator;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.operator.carry.CarryOut;
import dev.millrace.operator.carry.Outcome;
import dev.millrace.operator.claim.Claim;
import dev.millrace.operator.claim.NamespaceClaims;
import dev.millrace.operator.cleanup.Departures;
import dev.millrace.operator.cluster.ClusterReader;
import dev.millrace.operator.cluster.PodWarnings;
import dev.millrace.operator.cluster.RunSources;
import dev.millrace.operator.cluster.SecretWatch;
import dev.millrace.operator.desired.DesiredState;
import dev.millrace.operator.events.Happening;
import dev.millrace.operator.events.Happenings;
import dev.millrace.operator.kafka.KafkaDesk;
import dev.millrace.operator.kafka.SecretReferences;
import dev.millrace.operator.names.RunKey;
import dev.millrace.operator.observed.LiveObjects;
import dev.millrace.operator.observed.Observed;
import dev.millrace.operator.run.PlannedRun;
import dev.millrace.operator.settings.OperatorSettings;
import dev.millrace.operator.status.Look;
import dev.millrace.operator.status.StatusOf;
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
  private final KafkaDesk kafka;
  private final CarryOut carry = new CarryOut();
  private final StatusWriter statuses;
  private final SimpleInboundEventSource<PipelineRun> nudges;
  private final Departures departures;
  private final NamespaceClaims claims;
  private final Clock clock;

  /**
   * A reconciler.
   *
   * @param nudges events from outside the cluster
   * @param departures told of every run that is gone
   * @param claims say which namespaces' runs are left to another operator
   */
  PipelineRunReconciler(
      OperatorSettings settings,
      SecretWatch secrets,
      KafkaDesk kafka,
      StatusWriter statuses,
      SimpleInboundEventSource<PipelineRun> nudges,
      Departures departures,
      NamespaceClaims claims,
      Clock clock) {
    this.settings = settings;
    this.cluster = new ClusterReader(secrets, new PodWarnings(clock));
    this.secrets = secrets;
    this.kafka = kafka;
    this.statuses = statuses;
    this.nudges = nudges;
    this.departures = departures;
    this.claims = claims;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, PipelineRun>> prepareEventSources(
      EventSourceContext<PipelineRun> context) {
    List<EventSource<?, PipelineRun>> sources =
        new ArrayList<>(RunSources.of(settings.namespace(), context));
    sources.add(nudges);
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
      return carryOut(PlannedRun.of(run), run, before, context);
    } catch (InvalidInputException refused) {
      PipelineRunStatus status =
          StatusOf.refused(
              refused.problems(), run.getMetadata().getGeneration(), before, clock.instant());
      return statuses.write(run, status, List.of(), context);
    }
  }

  private UpdateControl<PipelineRun> carryOut(
      PlannedRun planned,
      PipelineRun run,
      Optional<PipelineRunStatus> before,
      Context<PipelineRun> context) {
    RunKey key = RunKey.of(run);
    LiveObjects live = cluster.read(planned, context);
    Observed seen = Observed.of(planned, live, kafka.view(key), before, clock.instant());
    DesiredState desired = DesiredState.of(planned, seen, settings);
    Outcome outcome = carry.carryOut(run, desired, context, () -> ask(key, desired, live));
    PipelineRunStatus status =
        StatusOf.run(new Look(planned, seen, desired, outcome, clock.instant()));
    List<Happening> grown = Happenings.growth(desired.topics(), seen.topics());
    return Upkeep.next(planned, live, status, outcome, clock.instant())
        .applyTo(statuses.write(run, status, grown, context), run, context.getClient());
  }

  private void ask(RunKey key, DesiredState desired, LiveObjects live) {
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
    departures.left(id, reached, topics);
    return UpdateControl.noUpdate();
  }
}
