package dev.millrace.operator.desired;

import dev.millrace.contract.Stage;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.run.PlannedRun;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/** A stage's PodDisruptionBudget: one pod at a time, which also lets a single pod be drained. */
final class StageBudget {
  private StageBudget() {}

  static PodDisruptionBudget of(PlannedRun run, Stage stage) {
    return new PodDisruptionBudgetBuilder()
        .withNewMetadata()
        .withName(run.names().deployment(stage))
        .withNamespace(run.namespace())
        .withLabels(ObjectLabels.ofStage(run.names(), stage))
        .withOwnerReferences(run.owner())
        .endMetadata()
        .withNewSpec()
        .withMaxUnavailable(new IntOrString(1))
        .withNewSelector()
        .withMatchLabels(ObjectLabels.selector(run.names(), stage))
        .endSelector()
        .endSpec()
        .build();
  }
}
