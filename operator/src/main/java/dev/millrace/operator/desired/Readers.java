package dev.millrace.operator.desired;

import dev.millrace.contract.Stage;
import dev.millrace.crds.plan.PipelinePlan;

/** How many readers a stage has, and which of its replicas have nothing to read. */
public final class Readers {
  private Readers() {}

  /** Consumers of a stage with so many replicas. */
  public static int of(PipelinePlan plan, Stage stage, int replicas) {
    return replicas * perReplica(plan, stage);
  }

  /** Replicas beyond those that are enough to read so many partitions or lanes. */
  public static int idle(PipelinePlan plan, Stage stage, int replicas, int partitions) {
    int each = perReplica(plan, stage);
    int enough = (partitions + each - 1) / each;
    return Math.max(0, replicas - enough);
  }

  private static int perReplica(PipelinePlan plan, Stage stage) {
    return stage == Stage.ENRICHER ? plan.enricher().threads() : 1;
  }
}
