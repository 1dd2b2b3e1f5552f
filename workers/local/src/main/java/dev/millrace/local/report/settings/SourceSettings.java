package dev.millrace.local.report.settings;

import dev.millrace.crds.plan.ProducerPlan;
import dev.millrace.local.view.NumberFormatter;
import java.util.List;

/** Where messages come from. */
final class SourceSettings {
  private SourceSettings() {}

  static List<Setting> of(ProducerPlan plan) {
    Part part = new Part("Source");
    plan.source().settings(plan.messages()).forEach(s -> part.add(s.name(), s.value()));
    return part.add("Rate", rate(plan)).settings();
  }

  private static String rate(ProducerPlan plan) {
    return plan.ratePerSecond()
        .map(rate -> NumberFormatter.count(rate) + " a second")
        .orElse("as fast as possible");
  }
}
