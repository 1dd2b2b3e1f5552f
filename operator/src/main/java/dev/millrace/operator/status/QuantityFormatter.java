package dev.millrace.operator.status;

import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.RunReport;
import dev.millrace.crds.api.StageStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.util.List;
import java.util.Objects;

/** Tells the part of a status that moves all the time from the part that matters at once. */
public final class QuantityFormatter {
  private QuantityFormatter() {}

  /** The status without what a running run brings every few seconds: counts, rates, wordings. */
  public static PipelineRunStatus without(PipelineRunStatus status) {
    return new PipelineRunStatus(
        status.observedGeneration(),
        status.phase(),
        Objects.requireNonNullElse(status.conditions(), List.<Condition>of()).stream()
            .map(condition -> new ConditionBuilder(condition).withMessage("").build())
            .toList(),
        Objects.requireNonNullElse(status.stages(), List.<StageStatus>of()).stream()
            .map(QuantityFormatter::without)
            .toList(),
        null,
        isFinal(status.report()) ? status.report() : null,
        status.startTime(),
        status.completionTime());
  }

  private static StageStatus without(StageStatus stage) {
    return new StageStatus(
        stage.name(),
        stage.declaredReplicas(),
        stage.replicas(),
        stage.readyReplicas(),
        stage.replicaSource(),
        stage.lastSetReplicas(),
        stage.lastDeclaredReplicas(),
        stage.resumeReplicas(),
        null,
        null,
        null,
        null,
        stage.idleReplicas());
  }

  private static boolean isFinal(RunReport report) {
    return report != null && report.missing() != null;
  }
}
