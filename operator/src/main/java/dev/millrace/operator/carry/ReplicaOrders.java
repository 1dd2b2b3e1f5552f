package dev.millrace.operator.carry;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.carry.Outcome.Problem;
import dev.millrace.operator.desired.DesiredState;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
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
      KubernetesClient client) {
    RunNames names = new RunNames(run.getMetadata().getName());
    desired
        .replicas()
        .forEach(
            (stage, plan) ->
                plan.order()
                    .filter(count -> isFine(names.deployment(stage), problems))
                    .ifPresent(count -> set(run, names, stage, count, client)));
  }

  private static void set(
      PipelineRun run, RunNames names, Stage stage, int count, KubernetesClient client) {
    String namespace = run.getMetadata().getNamespace();
    String name = names.deployment(stage);
    client
        .apps()
        .deployments()
        .inNamespace(namespace)
        .withName(name)
        .scale(
            new ScaleBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withReplicas(count)
                .endSpec()
                .build());
    LOG.info("scaled Deployment {} to {}", name, count);
  }

  private static boolean isFine(String deployment, Collection<Problem> problems) {
    return problems.stream()
        .noneMatch(p -> p.kind().equals("Deployment") && p.name().equals(deployment));
  }
}
