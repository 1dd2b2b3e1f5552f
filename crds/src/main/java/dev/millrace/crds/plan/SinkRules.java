package dev.millrace.crds.plan;

import dev.millrace.connector.api.TableOutline;
import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.crds.api.PipelineRunSpec;
import dev.millrace.crds.api.Rules;
import dev.millrace.crds.api.SinkSpec;
import java.util.List;
import java.util.Optional;

/** One warehouse, and no more writers than it takes. */
final class SinkRules {
  private SinkRules() {}

  static void check(PipelineRunSpec spec, PlanInputs inputs, Problems problems) {
    SinkSpec sink = spec.sink();
    PodRules.check("spec.sink.pod", sink.pod(), problems);
    List<ChosenWarehouse<?, ?>> chosen = ChosenWarehouse.in(sink, inputs);
    if (chosen.size() != 1) {
      problems.add("spec.sink: " + Rules.ONE_WAREHOUSE);
      return;
    }
    ChosenWarehouse<?, ?> warehouse = chosen.get(0);
    warehouse
        .connector()
        .oneReplica()
        .ifPresent(
            why ->
                problems.require(
                    sink.replicas() == null || sink.replicas() == 1,
                    "spec.sink.replicas",
                    sink.replicas(),
                    why));
    warehouse.check(table(spec, inputs), problems);
  }

  /** The table; empty where the source's columns are not right, which is said of them. */
  private static Optional<TableOutline> table(PipelineRunSpec spec, PlanInputs inputs) {
    return ChosenSource.only(spec.source(), inputs).flatMap(source -> table(spec, source));
  }

  private static Optional<TableOutline> table(PipelineRunSpec spec, ChosenSource<?, ?> source) {
    try {
      return Optional.of(
          new TableOutline(
              EventColumns.table(
                  source.columns(),
                  EnricherPlan.enrichments(spec),
                  EnricherPlan.prefix(spec, source.enrichmentPrefix())),
              source::fieldOf));
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }
}
