package dev.millrace.operator.settings;

import dev.millrace.contract.Problems;
import dev.millrace.contract.env.WhenAbsent;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;

/**
 * What the stages' pods are like where a run does not say.
 *
 * @param cpuRequest Kubernetes quantity
 * @param memoryRequest Kubernetes quantity
 * @param memoryLimit Kubernetes quantity
 * @param fsGroup group that owns mounted volumes; absent leaves it to the cluster, as OpenShift
 *     wants
 */
public record WorkerDefaults(
    @WhenAbsent("250m") String cpuRequest,
    @WhenAbsent("512Mi") String memoryRequest,
    @WhenAbsent("1Gi") String memoryLimit,
    Optional<Long> fsGroup) {
  /** Checks the quantities. */
  public WorkerDefaults {
    Problems problems = new Problems();
    quantity(problems, "worker.cpuRequest", cpuRequest);
    quantity(problems, "worker.memoryRequest", memoryRequest);
    quantity(problems, "worker.memoryLimit", memoryLimit);
    problems.throwIfAny();
  }

  private static void quantity(Problems problems, String field, String text) {
    boolean ok;
    try {
      ok = Quantity.parse(text).getNumericalAmount().signum() > 0;
    } catch (IllegalArgumentException e) {
      ok = false;
    }
    problems.require(ok, field, text, "must be a Kubernetes quantity above 0, for example 512Mi");
  }
}
