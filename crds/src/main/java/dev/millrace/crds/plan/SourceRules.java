package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.crds.api.PipelineRunSpec;
import dev.millrace.crds.api.Rules;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One source, whose columns a table can have beside those of enrichments. */
final class SourceRules {
  private SourceRules() {}

  static void check(PipelineRunSpec spec, PlanInputs inputs, Problems problems) {
    ChosenSource.only(spec.source(), inputs)
        .ifPresentOrElse(
            source -> source.check(enriched(spec, source.enrichmentPrefix()), problems),
            () -> problems.add("spec.source: " + Rules.ONE_SOURCE));
  }

  /** For each column that an enrichment writes, by its name in lower case: who writes it. */
  private static Map<String, String> enriched(PipelineRunSpec spec, String usualPrefix) {
    String prefix = EnricherPlan.prefix(spec, usualPrefix);
    Map<String, String> columns = new TreeMap<>();
    for (Enrichment enrichment : EnricherPlan.enrichments(spec)) {
      for (Column column : enrichment.columns(prefix)) {
        columns.put(
            lower(column.name()),
            String.format(
                Locale.ROOT, "enrichment %s writes the column %s", enrichment, column.name()));
      }
    }
    return columns;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
