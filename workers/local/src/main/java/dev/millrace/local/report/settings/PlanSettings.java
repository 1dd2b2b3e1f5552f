package dev.millrace.local.report.settings;

import dev.millrace.crds.plan.PipelinePlan;
import java.util.List;
import java.util.stream.Stream;

/** What a plan decides. */
public final class PlanSettings {
  private PlanSettings() {}

  /** The settings, part by part. Says nothing of how to log in anywhere. */
  public static List<Setting> of(PipelinePlan plan) {
    return Stream.of(
            SourceSettings.of(plan.producer()),
            KafkaSettings.of(plan),
            StageSettings.of(plan),
            WarehouseSettings.of(plan.sink()))
        .flatMap(List::stream)
        .toList();
  }
}
