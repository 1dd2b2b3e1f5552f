package dev.millrace.operator.cluster;

import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.desired.StageSecrets;
import dev.millrace.operator.observed.ObservedObjects;
import dev.millrace.operator.observed.StrimziKafka;
import dev.millrace.operator.run.PlannedRun;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what the cluster holds about a run, from memory: informers keep it up to date. */
public final class ClusterReader {
  private final StrimziSources strimzi = new StrimziSources();
  private final SecretWatch secrets;
  private final PodWarnings warnings;

  /** A reader that has Secrets from this watch. */
  public ClusterReader(SecretWatch secrets, PodWarnings warnings) {
    this.secrets = secrets;
    this.warnings = warnings;
  }

  /** All of it. */
  public ObservedObjects read(PlannedRun run, Context<PipelineRun> context) {
    boolean cluster = run.plan().kafka().cluster().isPresent();
    boolean served = cluster && strimzi.areServed(context);
    List<Pod> pods = sorted(Pod.class, context);
    return new ObservedObjects(
        served,
        served ? context.getSecondaryResource(StrimziKafka.class) : Optional.empty(),
        context.getSecondaryResource(ConfigMap.class),
        served ? sorted(KafkaTopic.class, context) : List.of(),
        sorted(Deployment.class, context),
        pods,
        warnings.of(pods, context.getClient()),
        secrets.of(new ResourceID(run.name(), run.namespace()), StageSecrets.of(run.plan())));
  }

  private static <R extends HasMetadata> List<R> sorted(
      Class<R> type, Context<PipelineRun> context) {
    return context
        .getSecondaryResourcesAsStream(type)
        .sorted(Comparator.comparing((R object) -> object.getMetadata().getName()))
        .toList();
  }
}
