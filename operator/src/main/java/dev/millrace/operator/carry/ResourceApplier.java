package dev.millrace.operator.carry;

import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.carry.Outcome.Problem;
import dev.millrace.operator.desired.DesiredState;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a run to what is desired, in order: the ledger before the topics it claims, the topics
 * before the stages, and a stage's Deployment before its replicas.
 */
public final class ResourceApplier {
  private final KindApplier<ConfigMap> ledgers =
      new KindApplier<>(ConfigMap.class, (run, ledger) -> true);
  private final KindApplier<KafkaTopic> topics =
      new KindApplier<>(KafkaTopic.class, (run, topic) -> true);
  private final KindApplier<Deployment> deployments =
      new KindApplier<>(Deployment.class, ResourceApplier::owns);
  private final KindApplier<PodDisruptionBudget> budgets =
      new KindApplier<>(PodDisruptionBudget.class, ResourceApplier::owns);

  /**
   * Does it.
   *
   * @param afterLedger what else may be done once the topics are claimed
   */
  public Outcome resourceApplier(
      PipelineRun run, DesiredState desired, Context<PipelineRun> context, Runnable afterLedger) {
    List<Problem> problems = new ArrayList<>();
    ledgers.bring(desired.ledger().stream().toList(), run, context, problems);
    if (!problems.isEmpty()) {
      return new Outcome(problems);
    }
    afterLedger.run();
    topics.bring(desired.kafkaTopics(), run, context, problems);
    deployments.bring(desired.deployments(), run, context, problems);
    budgets.bring(desired.budgets(), run, context, problems);
    ReplicaOrders.carryOut(run, desired, problems, context);
    return new Outcome(problems);
  }

  private static boolean owns(PipelineRun run, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner -> owner.getUid().equals(run.getMetadata().getUid()));
  }
}
