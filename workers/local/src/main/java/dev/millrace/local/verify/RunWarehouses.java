package dev.millrace.local.verify;

import dev.millrace.connector.api.ReaderScope;
import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.registry.Connectors;
import dev.millrace.crds.plan.PipelinePlan;

/** Finds the warehouse of a run. */
public final class RunWarehouses {
  private RunWarehouses() {}

  /** The warehouse of a plan's run, looked at while no sink is writing to it. */
  public static RunWarehouse of(PipelinePlan plan) {
    return Connectors.all()
        .reader(
            plan.sink().warehouse(),
            new ReaderScope(
                plan.names().run(),
                plan.names().processedTopic(),
                plan.sink().columns(),
                plan.producer().source().hasUniqueIds()));
  }
}
