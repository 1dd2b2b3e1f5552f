package dev.millrace.local.verify;

import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.reader.WarehouseUnreadableException;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.report.Check;
import dev.millrace.runtime.progress.RunProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Everything that can be checked of a run that has stopped. */
public final class Verification {
  private final PipelinePlan plan;
  private final RunWarehouse warehouse;

  /** A verification of the plan's run in this warehouse. */
  public Verification(PipelinePlan plan, RunWarehouse warehouse) {
    this.plan = plan;
    this.warehouse = warehouse;
  }

  /**
   * Compares the counts of stages and warehouse. Of a run that is not complete only the warehouse
   * can be compared.
   */
  public List<Check> counts(RunProgress progress) {
    List<Check> checks = new ArrayList<>();
    if (progress.completed()) {
      boolean exact = plan.producer().source().isExact();
      checks.addAll(CountChecks.ofStages(progress, plan.expectedMessages().filter(n -> exact)));
    }
    checks.addAll(readable(() -> CountChecks.ofWarehouse(progress, warehouse.contents())));
    return checks;
  }

  /** Computes some messages anew and compares. */
  public List<Check> sample(RunProgress progress, int size) {
    return readable(() -> SampleCheck.of(plan, warehouse, progress.completed(), size));
  }

  /** Whether nothing failed. */
  public static boolean passed(List<Check> checks) {
    return checks.stream().noneMatch(check -> check.result() == Check.Result.FAILED);
  }

  private static List<Check> readable(Supplier<List<Check>> checks) {
    try {
      return checks.get();
    } catch (WarehouseUnreadableException e) {
      return List.of(new Check(Check.Result.FAILED, e.getMessage()));
    }
  }
}
