package dev.millrace.connector.duckdb;

import dev.millrace.contract.config.BatchLimits;

/** How much memory DuckDB may use in a sink. */
public final class DuckDbMemory {
  private static final long BASE_BYTES = 256L << 20;
  private static final int COPIES_OF_A_BATCH = 4;

  private DuckDbMemory() {}

  /** Bytes for batches of this size. */
  public static long of(BatchLimits batch) {
    return BASE_BYTES + COPIES_OF_A_BATCH * batch.bytes();
  }
}
