package dev.millrace.local.engine;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.StageConfig;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.StagePlan;
import dev.millrace.runtime.stage.StageContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** From a plan to workers in this process. */
final class WorkerGroupPlan {
  private WorkerGroupPlan() {}

  /**
   * As many workers as the plan declares.
   *
   * @param instance begins the name of every worker; the rest is its number within its stage
   */
  static WorkerGroup of(
      PipelinePlan plan, KafkaConnection kafka, String instance, StageWorkers workers) {
    List<Replica> replicas = new ArrayList<>();
    for (StagePlan stage : plan.stages()) {
      for (int i = 0; i < stage.replicas(); i++) {
        StageConfig config = (StageConfig) stage.config(kafka, instance + "-" + i);
        StageContext context = StageContext.of(stage.stage(), config, new SimpleMeterRegistry());
        replicas.add(new Replica(context, c -> workers.create(config, c)));
      }
    }
    return new WorkerGroup(replicas);
  }
}
