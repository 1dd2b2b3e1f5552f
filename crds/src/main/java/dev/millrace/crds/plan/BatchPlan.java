package dev.millrace.crds.plan;

import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.crds.api.BatchSpec;
import java.time.Duration;
import java.util.Objects;

/** Batch sizes that suit a warehouse, where the run does not say otherwise. */
final class BatchPlan {
  private BatchPlan() {}

  static BatchLimits of(BatchSpec spec, WarehouseConfig warehouse, int replicas) {
    BatchLimits usual = warehouse.usualBatch(replicas);
    return new BatchLimits(
        Objects.requireNonNullElse(spec.rows(), usual.rows()),
        Objects.requireNonNullElse(spec.bytes(), usual.bytes()),
        spec.intervalMillis() == null
            ? usual.interval()
            : Duration.ofMillis(spec.intervalMillis()));
  }
}
