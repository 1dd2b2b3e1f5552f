package dev.millrace.local.plan;

import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.view.NumberFormatter;

/** What goes in, in a few words. */
public final class SourceFormatter {
  private SourceFormatter() {}

  /** What a run reads or makes. */
  public static String source(PipelinePlan plan) {
    String rate =
        plan.producer()
            .ratePerSecond()
            .map(r -> ", " + NumberFormatter.count(r) + " a second")
            .orElse("");
    return plan.producer().source().description(plan.producer().messages()) + rate;
  }
}
