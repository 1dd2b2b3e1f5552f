package dev.millrace.operator.cluster;

import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.observed.StrimziKafka;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Informers for Strimzi's kinds. Strimzi may be absent, and may come later: they are registered
 * when a run first needs them and the cluster knows the kinds.
 */
public final class StrimziSources {
  private static final String KAFKA_TOPICS = "strimzi-topics";
  private static final String KAFKAS = "strimzi-kafkas";

  private volatile boolean registered;

  /** Whether the kinds are known; registers the informers once they are. */
  public boolean areServed(Context<PipelineRun> context) {
    if (!registered && serves(context.getClient())) {
      EventSourceContext<PipelineRun> sources =
          context.eventSourceRetriever().eventSourceContextForDynamicRegistration();
      context.eventSourceRetriever().dynamicallyRegisterEventSource(topics(sources));
      context.eventSourceRetriever().dynamicallyRegisterEventSource(kafkas(sources));
      registered = true;
    }
    return registered;
  }

  private static boolean serves(KubernetesClient client) {
    APIResourceList resources = client.getApiResources(StrimziKafka.API_VERSION);
    if (resources == null) {
      return false;
    }
    Set<String> kinds =
        resources.getResources().stream().map(r -> r.getKind()).collect(Collectors.toSet());
    return kinds.contains(HasMetadata.getKind(KafkaTopic.class))
        && kinds.contains(HasMetadata.getKind(StrimziKafka.class));
  }

  private static InformerEventSource<KafkaTopic, PipelineRun> topics(
      EventSourceContext<PipelineRun> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(KafkaTopic.class, PipelineRun.class)
            .withName(KAFKA_TOPICS)
            .withLabelSelector(ObjectLabels.SELECT_MANAGED)
            .withSecondaryToPrimaryMapper(RunSources::byLabel)
            .build(),
        context);
  }

  private static InformerEventSource<StrimziKafka, PipelineRun> kafkas(
      EventSourceContext<PipelineRun> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(StrimziKafka.class, PipelineRun.class)
            .withName(KAFKAS)
            .withPrimaryToSecondaryMapper(StrimziSources::kafkaOf)
            .withSecondaryToPrimaryMapper(kafka -> runsOn(kafka, context))
            .build(),
        context);
  }

  private static Set<ResourceID> kafkaOf(PipelineRun run) {
    String cluster = run.getSpec().kafka().cluster();
    return cluster == null
        ? Set.of()
        : Set.of(new ResourceID(cluster, run.getMetadata().getNamespace()));
  }

  private static Set<ResourceID> runsOn(
      StrimziKafka kafka, EventSourceContext<PipelineRun> context) {
    return context
        .getPrimaryCache()
        .list(kafka.getMetadata().getNamespace())
        .filter(run -> run.getSpec() != null && run.getSpec().kafka() != null)
        .filter(
            run -> Objects.equals(run.getSpec().kafka().cluster(), kafka.getMetadata().getName()))
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }
}
