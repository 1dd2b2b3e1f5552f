package dev.millrace.operator.desired;

import dev.millrace.crds.plan.SinkPlan;
import dev.millrace.crds.plan.StagePlan;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.run.PlannedRun;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;

/**
 * A stage's Deployment. It never says how many replicas: a number that is applied once cannot be
 * left to others later, so replicas are only ever set through the scale subresource.
 */
final class StageDeployment {
  /** Finished ReplicaSets kept for {@code kubectl rollout undo}. */
  private static final int HISTORY = 2;

  private StageDeployment() {}

  static Deployment of(PlannedRun run, StagePlan stage, PodTemplateSpec template) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(run.names().deployment(stage.stage()))
        .withNamespace(run.namespace())
        .withLabels(ObjectLabels.ofStage(run.names(), stage.stage()))
        .withOwnerReferences(run.owner())
        .endMetadata()
        .withNewSpec()
        .withRevisionHistoryLimit(HISTORY)
        .withStrategy(strategy(stage))
        .withNewSelector()
        .withMatchLabels(ObjectLabels.selector(run.names(), stage.stage()))
        .endSelector()
        .withTemplate(template)
        .endSpec()
        .build();
  }

  /** New pods come before old ones go, unless two at once would fight for one database file. */
  private static DeploymentStrategy strategy(StagePlan stage) {
    if (stage instanceof SinkPlan sink && sink.warehouse().isSingleWriter()) {
      return new DeploymentStrategyBuilder().withType("Recreate").build();
    }
    return new DeploymentStrategyBuilder()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxSurge(new IntOrString("25%"))
        .withMaxUnavailable(new IntOrString(0))
        .endRollingUpdate()
        .build();
  }
}
