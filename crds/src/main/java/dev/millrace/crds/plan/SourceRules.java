package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.crds.api.PipelineRunSpec;
import dev.millrace.crds.api.ReplayColumn;
import dev.millrace.crds.api.Rules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One source, and columns that a table can have side by side. */
final class SourceRules {
  private SourceRules() {}

  static void check(PipelineRunSpec spec, Problems problems) {
    if ((spec.source().tweets() == null) == (spec.source().replay() == null)) {
      problems.add("spec.source: " + Rules.ONE_SOURCE);
    } else if (spec.source().replay() != null && spec.source().replay().columns() != null) {
      columns(spec, spec.source().replay().columns(), problems);
    }
  }

  /** Warehouses do not tell upper from lower case in column names. */
  private static void columns(PipelineRunSpec spec, List<ReplayColumn> columns, Problems problems) {
    Map<String, String> taken = new TreeMap<>();
    spec.enricher().enrichments().stream()
        .flatMap(enrichment -> enrichment.columns().stream())
        .map(Column::name)
        .forEach(name -> taken.put(lower(name), name));
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      String path = "spec.source.replay.columns[" + i + "].name";
      String other = taken.putIfAbsent(lower(name), name);
      problems.require(
          other == null || other.equals(name),
          path,
          name,
          "must differ from " + other + " by more than upper and lower case");
      problems.require(
          !lower(name).equals(EventColumns.EXTRA.name()),
          path,
          name,
          EventColumns.EXTRA.name() + " holds the fields that have no column");
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
