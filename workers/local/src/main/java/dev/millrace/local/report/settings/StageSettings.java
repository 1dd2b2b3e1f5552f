package dev.millrace.local.report.settings;

import dev.millrace.contract.config.BatchLimits;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.view.NumberFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who works on the messages. */
final class StageSettings {
  private StageSettings() {}

  static List<Setting> of(PipelinePlan plan) {
    return new Part("Stages")
        .add(
            "producer",
            Part.some(plan.producer().replicas(), "replica")
                + ", "
                + Part.some(plan.producer().lanes(), "lane"))
        .add(
            "enricher",
            Part.some(plan.enricher().replicas(), "replica")
                + " of "
                + Part.some(plan.enricher().threads(), "thread"))
        .add("Enrichments", enrichments(plan))
        .add("sink", Part.some(plan.sink().replicas(), "replica"))
        .add("Batches", batches(plan.sink().batch()))
        .settings();
  }

  private static String enrichments(PipelinePlan plan) {
    return plan.enricher().enrichments().isEmpty()
        ? "none"
        : plan.enricher().enrichments().stream().map(Enum::name).collect(Collectors.joining(", "))
            + (plan.enricher().prefix().isEmpty() ? "" : " as " + plan.enricher().prefix() + "…");
  }

  private static String batches(BatchLimits limits) {
    return String.format(
        Locale.ROOT,
        "at most %s rows, %s or %s",
        NumberFormatter.count(limits.rows()),
        NumberFormatter.bytes(limits.bytes()),
        NumberFormatter.exactTime(limits.interval()));
  }
}
