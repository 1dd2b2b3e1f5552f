package dev.millrace.operator;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.access.LostRights;
import dev.millrace.operator.claim.NamespaceClaims;
import dev.millrace.operator.cleanup.DeletedRuns;
import dev.millrace.operator.cleanup.LedgerReconciler;
import dev.millrace.operator.cleanup.RetrySchedule;
import dev.millrace.operator.cleanup.TopicRemoval;
import dev.millrace.operator.cluster.SecretWatch;
import dev.millrace.operator.events.EventRecorder;
import dev.millrace.operator.kafka.KafkaMonitors;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.settings.OperatorSettings;
import dev.millrace.runtime.kafka.KafkaClients;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** The operator with all its parts, in one process. */
public final class MillraceOperator implements AutoCloseable {
  private final Operator operator;
  private final Leadership leadership;
  private final SimpleInboundEventSource<PipelineRun> triggers;
  private final List<KafkaMonitors> kafka;
  private final SecretWatch secrets;
  private final NamespaceClaims claims;

  private MillraceOperator(
      Operator operator,
      Leadership leadership,
      SimpleInboundEventSource<PipelineRun> triggers,
      List<KafkaMonitors> kafka,
      SecretWatch secrets,
      NamespaceClaims claims) {
    this.operator = operator;
    this.leadership = leadership;
    this.triggers = triggers;
    this.kafka = kafka;
    this.secrets = secrets;
    this.claims = claims;
  }

  /**
   * Starts it and returns when all informers are in step.
   *
   * @param instance which operator this is, for Events and the leader's Lease
   * @param lostLeadership ends the process: another operator may have taken over
   * @throws dev.millrace.contract.InvalidInputException when the cluster does not know PipelineRuns
   */
  public static MillraceOperator start(
      OperatorSettings settings,
      KubernetesClient client,
      MeterRegistry registry,
      String instance,
      Runnable lostLeadership,
      Clock clock) {
    CrdCheck.requirePipelineRuns(settings, client);
    SimpleInboundEventSource<PipelineRun> triggers = new SimpleInboundEventSource<>("triggers");
    SimpleInboundEventSource<ConfigMap> ledgerNudges = new SimpleInboundEventSource<>("triggers");
    KafkaMonitors kafka =
        new KafkaMonitors(
            settings.progressInterval(), MillraceOperator::admin, triggers::propagateEvent, clock);
    KafkaMonitors removals =
        new KafkaMonitors(
            settings.progressInterval(),
            MillraceOperator::admin,
            ledgerNudges::propagateEvent,
            clock);
    SecretWatch secrets = new SecretWatch(client, triggers::propagateEvent);
    DeletedRuns deletedRuns = new DeletedRuns(settings.namespace(), ledgerNudges::propagateEvent);
    NamespaceClaims claims = new NamespaceClaims(client, settings.release(), clock);
    Leadership leadership =
        new Leadership(() -> claims.claim(claimedAtOnce(settings)), lostLeadership);
    gauges(registry, kafka, leadership);
    Operator operator =
        new Operator(
            service ->
                Framework.service(
                    service,
                    settings,
                    client,
                    registry,
                    leadership.configuration(settings, instance)));
    operator.register(
        new PipelineRunReconciler(
            settings,
            secrets,
            kafka,
            new StatusWriter(
                new EventRecorder(client, clock, instance),
                new RunGauge(registry),
                settings.statusInterval(),
                clock),
            triggers,
            deletedRuns,
            claims,
            new LostRights(
                client,
                settings.watchNamespaces(),
                () -> operator.getRuntimeInfo().allEventSourcesAreHealthy(),
                clock),
            clock),
        controller -> watching(settings, Framework.controller(controller, "pipelinerun")));
    operator.register(
        new LedgerReconciler(
            new TopicRemoval(client, removals, deletedRuns),
            new RetrySchedule(clock),
            claims,
            ledgerNudges),
        controller ->
            Framework.controller(controller, "topic-ledger")
                .settingNamespaces(Set.of(settings.namespace()))
                .withLabelSelector(ObjectLabels.SELECT_MANAGED));
    operator.start();
    return new MillraceOperator(
        operator, leadership, triggers, List.of(kafka, removals), secrets, claims);
  }

  /** Whether all informers are in step with the API server. */
  public boolean isHealthy() {
    return operator.getRuntimeInfo().allEventSourcesAreHealthy();
  }

  /** Names of the informers that are not in step with the API server. */
  public SortedSet<String> outOfStep() {
    return operator.getRuntimeInfo().unhealthyEventSources().values().stream()
        .flatMap(sources -> sources.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Why it leaves runs to another operator, one sentence; absent when it does not. */
  public Optional<String> refusal() {
    return claims.refusal();
  }

  /** Whether it is the one that works, of those that share a Lease. */
  public boolean leads() {
    return leadership.leads();
  }

  /** Has a run looked at again, although nothing is known to have changed. */
  public void trigger(ResourceID run) {
    triggers.propagateEvent(run);
  }

  @Override
  public void close() {
    leadership.leave();
    operator.stop();
    claims.close();
    secrets.close();
    kafka.forEach(KafkaMonitors::close);
  }

  /** One that cares for all namespaces meets another such in the one that every cluster has. */
  private static List<String> claimedAtOnce(OperatorSettings settings) {
    return settings.watchNamespaces().isEmpty() ? List.of("default") : settings.watchNamespaces();
  }

  private static void watching(
      OperatorSettings settings, ControllerConfigurationOverrider<PipelineRun> controller) {
    if (settings.watchNamespaces().isEmpty()) {
      controller.watchingAllNamespaces();
    } else {
      controller.settingNamespaces(Set.copyOf(settings.watchNamespaces()));
    }
  }

  private static void gauges(MeterRegistry registry, KafkaMonitors kafka, Leadership leadership) {
    Gauge.builder("millrace.operator.kafka.connections", kafka, KafkaMonitors::connections)
        .description("Kafka clients that are open")
        .register(registry);
    Gauge.builder("millrace.operator.leader", leadership, l -> l.leads() ? 1 : 0)
        .description("1 on the operator that works, 0 on those that wait")
        .register(registry);
  }

  private static Admin admin(KafkaConnection connection) {
    return new KafkaClients(connection, ObjectLabels.OPERATOR).admin();
  }
}
