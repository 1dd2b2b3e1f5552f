package dev.millrace.sink;

import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.sink.bigquery.BigQueryWarehouses;
import dev.millrace.sink.duckdb.DuckDbWarehouse;
import dev.millrace.sink.files.FilesWarehouse;
import dev.millrace.sink.warehouse.Origin;
import dev.millrace.sink.warehouse.Warehouse;

/** The warehouses there are. */
public final class Warehouses {
  private static final long DUCKDB_BASE_BYTES = 256L << 20;
  private static final int DUCKDB_COPIES_OF_A_BATCH = 4;

  private Warehouses() {}

  /** The warehouse that a configuration asks for, not open yet. */
  public static Warehouse of(SinkConfig config, Origin origin) {
    WarehouseConfig warehouse = config.warehouse();
    long memory = DUCKDB_BASE_BYTES + DUCKDB_COPIES_OF_A_BATCH * config.batch().bytes();
    if (warehouse instanceof WarehouseConfig.DuckDb duckDb) {
      return new DuckDbWarehouse(duckDb, config.columns(), origin, memory);
    }
    if (warehouse instanceof WarehouseConfig.Files files) {
      return new FilesWarehouse(files, config.columns(), origin, memory);
    }
    if (warehouse instanceof WarehouseConfig.BigQuery bigQuery) {
      return BigQueryWarehouses.of(bigQuery, config, origin);
    }
    throw new IllegalArgumentException("no warehouse for " + warehouse);
  }
}
