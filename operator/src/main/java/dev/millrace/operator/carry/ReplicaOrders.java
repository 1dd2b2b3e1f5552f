package dev.millrace.operator.carry;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.carry.Outcome.Problem;
import dev.millrace.operator.desired.DesiredState;
import dev.millrace.operator.names.ApiFailure;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets replicas through the scale subresource, the way {@code kubectl scale} does. */
final class ReplicaOrders {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaOrders.class);

  private ReplicaOrders() {}

  /** Sets what is ordered, except for a Deployment that there was a problem with. */
  static void carryOut(
      PipelineRun run,
      DesiredState desired,
      Collection<Problem> problems,
      Context<PipelineRun> context) {
    RunNames names = new RunNames(run.getMetadata().getName());
    desired
        .replicas()
        .forEach(
            (stage, plan) ->
                plan.order()
                    .filter(count -> isFine(names.deployment(stage), problems))
                    .ifPresent(count -> attempt(run, names, stage, count, context, problems)));
  }

  private static void attempt(
      PipelineRun run,
      RunNames names,
      Stage stage,
      int count,
      Context<PipelineRun> context,
      Collection<Problem> problems) {
    try {
      set(run, names, stage, count, context);
    } catch (KubernetesClientException e) {
      if (!ApiFailure.isRefusal(e)) {
        throw e;
      }
      problems.add(Problem.refused("Deployment", names.deployment(stage), e));
    }
  }

  private static void set(
      PipelineRun run, RunNames names, Stage stage, int count, Context<PipelineRun> context) {
    ResourceID id = new ResourceID(names.deployment(stage), run.getMetadata().getNamespace());
    Scale scaled =
        context
            .getClient()
            .apps()
            .deployments()
            .inNamespace(run.getMetadata().getNamespace())
            .withName(id.getName())
            .scale(
                new ScaleBuilder()
                    .withNewMetadata()
                    .withName(id.getName())
                    .withNamespace(run.getMetadata().getNamespace())
                    .endMetadata()
                    .withNewSpec()
                    .withReplicas(count)
                    .endSpec()
                    .build());
    remember(id, scaled, context);
    LOG.info("scaled Deployment {} to {}", id.getName(), count);
  }

  /** Else the next look might still see the number from before and take it for somebody's scale. */
  private static void remember(ResourceID id, Scale scaled, Context<PipelineRun> context) {
    InformerEventSource<Deployment, PipelineRun> source =
        (InformerEventSource<Deployment, PipelineRun>)
            context.eventSourceRetriever().getEventSourceFor(Deployment.class);
    source
        .get(id)
        .ifPresent(
            before -> {
              Deployment now =
                  new DeploymentBuilder(before)
                      .editMetadata()
                      .withResourceVersion(scaled.getMetadata().getResourceVersion())
                      .endMetadata()
                      .editSpec()
                      .withReplicas(scaled.getSpec().getReplicas())
                      .endSpec()
                      .build();
              source.handleRecentResourceUpdate(id, now, before);
            });
  }

  private static boolean isFine(String deployment, Collection<Problem> problems) {
    return problems.stream()
        .noneMatch(p -> p.kind().equals("Deployment") && p.name().equals(deployment));
  }
}
