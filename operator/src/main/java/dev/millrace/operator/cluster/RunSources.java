package dev.millrace.operator.cluster;

import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.names.ObjectLabels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Informers for the objects of runs: only what carries the operator's label. */
public final class RunSources {
  private RunSources() {}

  /**
   * One for each kind that every cluster has.
   *
   * @param home the operator's own namespace, where the ledgers are
   */
  public static List<EventSource<?, PipelineRun>> of(
      String home, EventSourceContext<PipelineRun> context) {
    return List.of(
        ledgers(home, context),
        source(Deployment.class, context),
        source(PodDisruptionBudget.class, context),
        source(Pod.class, context));
  }

  /** The run that an object's label names. */
  static Set<ResourceID> byLabel(HasMetadata object) {
    Map<String, String> objectLabels = object.getMetadata().getLabels();
    String run = objectLabels == null ? null : objectLabels.get(ObjectLabels.RUN);
    return run == null
        ? Set.of()
        : Set.of(new ResourceID(run, object.getMetadata().getNamespace()));
  }

  /** The run that a ledger is about. */
  private static Set<ResourceID> byLabels(ConfigMap ledger) {
    Map<String, String> objectLabels = ledger.getMetadata().getLabels();
    return objectLabels != null
            && objectLabels.containsKey(ObjectLabels.RUN)
            && objectLabels.containsKey(ObjectLabels.RUN_NAMESPACE)
        ? Set.of(
            new ResourceID(
                objectLabels.get(ObjectLabels.RUN), objectLabels.get(ObjectLabels.RUN_NAMESPACE)))
        : Set.of();
  }

  private static InformerEventSource<ConfigMap, PipelineRun> ledgers(
      String home, EventSourceContext<PipelineRun> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(ConfigMap.class, PipelineRun.class)
            .withName("ledgers")
            .withNamespaces(Set.of(home))
            .withLabelSelector(ObjectLabels.SELECT_MANAGED)
            .withSecondaryToPrimaryMapper(RunSources::byLabels)
            .build(),
        context);
  }

  private static <R extends HasMetadata> InformerEventSource<R, PipelineRun> source(
      Class<R> type, EventSourceContext<PipelineRun> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(type, PipelineRun.class)
            .withName(HasMetadata.getPlural(type))
            .withLabelSelector(ObjectLabels.SELECT_MANAGED)
            .withSecondaryToPrimaryMapper(RunSources::byLabel)
            .build(),
        context);
  }
}
