package dev.millrace.operator;

import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.settings.OperatorSettings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;

/** How the operator framework is set up. */
final class Framework {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofSeconds(30);
  private static final int NO_LIMIT = -1;

  private Framework() {}

  /** What all controllers share. */
  static void service(
      ConfigurationServiceOverrider service,
      OperatorSettings settings,
      KubernetesClient client,
      MeterRegistry registry,
      Optional<LeaderElectionConfiguration> leader) {
    service
        .withKubernetesClient(client)
        .withCloseClientOnStop(false)
        .withMetrics(MicrometerMetrics.withoutPerResourceMetrics(registry))
        .withConcurrentReconciliationThreads(settings.threads())
        .withConcurrentWorkflowExecutorThreads(1)
        .withPreviousAnnotationForDependentResources(false)
        .withParseResourceVersions(true);
    leader.ifPresent(service::withLeaderElectionConfiguration);
  }

  /** One controller; a failure is tried again for ever, more and more rarely. */
  static <P extends HasMetadata> ControllerConfigurationOverrider<P> controller(
      ControllerConfigurationOverrider<P> controller, String name) {
    return controller
        .withName(name)
        .withFieldManager(ObjectLabels.OPERATOR)
        .withGenerationAware(true)
        .withTriggerReconcilerOnAllEvents(true)
        .withRetry(
            new GenericRetry()
                .setInitialInterval(FIRST_RETRY)
                .setMaxInterval(LAST_RETRY.toMillis())
                .setIntervalMultiplier(2)
                .setMaxAttempts(NO_LIMIT));
  }
}
