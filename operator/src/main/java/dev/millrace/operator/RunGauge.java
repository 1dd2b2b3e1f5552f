package dev.millrace.operator;

import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.StatusSummary;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One time series a run, with its phase and reason as labels, for alerts. */
final class RunGauge {
  /** Name as a Micrometer meter. */
  static final String NAME = "millrace.operator.run";

  private final MultiGauge gauge;
  private final Map<ResourceID, Tags> runs = new ConcurrentHashMap<>();

  RunGauge(MeterRegistry registry) {
    gauge =
        MultiGauge.builder(NAME)
            .description("1 for every run, with its phase and the reason for it")
            .register(registry);
  }

  void put(ResourceID run, PipelineRunStatus status) {
    Tags tags =
        Tags.of(
            "run_namespace",
            run.getNamespace().orElse(""),
            "run",
            run.getName(),
            "phase",
            status.phase().name(),
            "reason",
            Optional.ofNullable(status.summary()).map(StatusSummary::reason).orElse(""));
    if (!tags.equals(runs.put(run, tags))) {
      show();
    }
  }

  void forget(ResourceID run) {
    if (runs.remove(run) != null) {
      show();
    }
  }

  private synchronized void show() {
    gauge.register(runs.values().stream().map(tags -> MultiGauge.Row.of(tags, 1)).toList(), true);
  }
}
