package dev.millrace.crds.plan;

import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.crds.api.BatchSpec;
import java.time.Duration;
import java.util.Objects;

/** Batch sizes that suit a warehouse, where the run does not say otherwise. */
final class BatchPlan {
  private static final long MIB = 1L << 20;

  /** BigQuery takes 1,500 load jobs a table and day; a fifth is kept for failures. */
  private static final Duration LOAD_JOB_INTERVAL = Duration.ofSeconds(86_400 / 1_200);

  private BatchPlan() {}

  static BatchLimits of(BatchSpec spec, WarehouseConfig warehouse, int replicas) {
    BatchLimits usual = usual(warehouse, replicas);
    return new BatchLimits(
        Objects.requireNonNullElse(spec.rows(), usual.rows()),
        Objects.requireNonNullElse(spec.bytes(), usual.bytes()),
        spec.intervalMillis() == null
            ? usual.interval()
            : Duration.ofMillis(spec.intervalMillis()));
  }

  private static BatchLimits usual(WarehouseConfig warehouse, int replicas) {
    if (warehouse instanceof WarehouseConfig.BigQuery bigQuery && !countsNoJobs(bigQuery)) {
      return bigQuery.writeMethod() == WarehouseConfig.WriteMethod.Streaming
          ? new BatchLimits(500, 4 * MIB, Duration.ofSeconds(1))
          : new BatchLimits(1_000_000, 512 * MIB, LOAD_JOB_INTERVAL.multipliedBy(replicas));
    }
    return isOfFiles(warehouse)
        ? new BatchLimits(50_000, 32 * MIB, Duration.ofSeconds(10))
        : new BatchLimits(50_000, 32 * MIB, Duration.ofSeconds(1));
  }

  /** An emulator takes any number of load jobs, each in one piece that it holds in memory. */
  private static boolean countsNoJobs(WarehouseConfig.BigQuery bigQuery) {
    return bigQuery.emulated() && bigQuery.writeMethod() == WarehouseConfig.WriteMethod.LoadJob;
  }

  /** Whether a batch becomes a file, of which there should not be too many. */
  private static boolean isOfFiles(WarehouseConfig warehouse) {
    return !(warehouse instanceof WarehouseConfig.DuckDb);
  }
}
