package dev.millrace.operator;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.cleanup.LedgerReconciler;
import dev.millrace.operator.cleanup.TopicRemoval;
import dev.millrace.operator.cluster.SecretWatch;
import dev.millrace.operator.desired.Labels;
import dev.millrace.operator.events.EventRecorder;
import dev.millrace.operator.kafka.KafkaDesk;
import dev.millrace.operator.settings.OperatorSettings;
import dev.millrace.runtime.kafka.KafkaClients;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The operator with all its parts, in one process. */
public final class MillraceOperator implements AutoCloseable {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final int NO_LIMIT = -1;
  private static final Duration LAST_RETRY = Duration.ofSeconds(30);

  private final Operator operator;
  private final SimpleInboundEventSource<PipelineRun> nudges;
  private final List<KafkaDesk> kafka;
  private final SecretWatch secrets;

  private MillraceOperator(
      Operator operator,
      SimpleInboundEventSource<PipelineRun> nudges,
      List<KafkaDesk> kafka,
      SecretWatch secrets) {
    this.operator = operator;
    this.nudges = nudges;
    this.kafka = kafka;
    this.secrets = secrets;
  }

  /**
   * Starts it and returns when all informers are in step.
   *
   * @param instance which operator this is, for Events and the leader's Lease
   */
  public static MillraceOperator start(
      OperatorSettings settings,
      KubernetesClient client,
      MeterRegistry registry,
      String instance,
      Clock clock) {
    SimpleInboundEventSource<PipelineRun> nudges = new SimpleInboundEventSource<>("nudges");
    KafkaDesk kafka =
        new KafkaDesk(
            settings.progressInterval(), MillraceOperator::admin, nudges::propagateEvent, clock);
    SecretWatch secrets = new SecretWatch(client, nudges::propagateEvent);
    SimpleInboundEventSource<ConfigMap> ledgerNudges = new SimpleInboundEventSource<>("nudges");
    KafkaDesk removals =
        new KafkaDesk(
            settings.progressInterval(),
            MillraceOperator::admin,
            ledgerNudges::propagateEvent,
            clock);
    Gauge.builder("millrace.operator.kafka.connections", kafka, KafkaDesk::connections)
        .register(registry);
    Operator operator =
        new Operator(overrider -> configure(overrider, settings, client, registry, instance));
    operator.register(
        new PipelineRunReconciler(
            settings,
            secrets,
            kafka,
            new StatusWriter(
                new EventRecorder(client, clock, instance), settings.statusInterval(), clock),
            nudges,
            run -> ledgerNudges.propagateEvent(ledgerOf(run)),
            clock),
        overrider -> configure(overrider, "pipelinerun", settings));
    operator.register(
        new LedgerReconciler(new TopicRemoval(client, removals), ledgerNudges),
        overrider ->
            configure(overrider, "topic-ledger", settings)
                .withLabelSelector(Labels.SELECT_MANAGED));
    operator.start();
    return new MillraceOperator(operator, nudges, List.of(kafka, removals), secrets);
  }

  /** Whether all informers are in step with the API server. */
  public boolean isHealthy() {
    return operator.getRuntimeInfo().allEventSourcesAreHealthy();
  }

  /** Has a run looked at again, although nothing is known to have changed. */
  public void nudge(ResourceID run) {
    nudges.propagateEvent(run);
  }

  @Override
  public void close() {
    operator.stop();
    secrets.close();
    kafka.forEach(KafkaDesk::close);
  }

  private static void configure(
      ConfigurationServiceOverrider service,
      OperatorSettings settings,
      KubernetesClient client,
      MeterRegistry registry,
      String instance) {
    service
        .withKubernetesClient(client)
        .withCloseClientOnStop(false)
        .withMetrics(MicrometerMetrics.withoutPerResourceMetrics(registry))
        .withConcurrentReconciliationThreads(settings.threads())
        .withConcurrentWorkflowExecutorThreads(1)
        .withPreviousAnnotationForDependentResources(false)
        .withParseResourceVersions(true);
    if (settings.leader().election()) {
      service.withLeaderElectionConfiguration(
          new LeaderElectionConfiguration(
              settings.leader().leaseName(),
              settings.leader().leaseNamespace().orElse(null),
              settings.leader().identity().orElse(instance)));
    }
  }

  private static ResourceID ledgerOf(PipelineRun run) {
    return new ResourceID(
        new RunNames(run.getMetadata().getName()).topicLedger(), run.getMetadata().getNamespace());
  }

  private static <P extends HasMetadata> ControllerConfigurationOverrider<P> configure(
      ControllerConfigurationOverrider<P> controller, String name, OperatorSettings settings) {
    controller
        .withName(name)
        .withFieldManager(Labels.OPERATOR)
        .withGenerationAware(true)
        .withTriggerReconcilerOnAllEvents(true)
        .withRetry(
            new GenericRetry()
                .setInitialInterval(FIRST_RETRY)
                .setMaxInterval(LAST_RETRY.toMillis())
                .setIntervalMultiplier(2)
                .setMaxAttempts(NO_LIMIT));
    if (settings.watchNamespaces().isEmpty()) {
      controller.watchingAllNamespaces();
    } else {
      controller.settingNamespaces(Set.copyOf(settings.watchNamespaces()));
    }
    return controller;
  }

  private static org.apache.kafka.clients.admin.Admin admin(KafkaConnection connection) {
    return new KafkaClients(connection, Labels.OPERATOR).admin();
  }
}
