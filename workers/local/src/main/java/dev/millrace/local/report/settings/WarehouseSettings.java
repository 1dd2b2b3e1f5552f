package dev.millrace.local.report.settings;

import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.config.WarehouseConfig.Format;
import dev.millrace.crds.plan.SinkPlan;
import java.util.List;

/** Where messages end. Says nothing of how to log in. */
final class WarehouseSettings {
  private WarehouseSettings() {}

  static List<Setting> of(SinkPlan plan) {
    Part part = new Part("Warehouse");
    if (plan.warehouse() instanceof WarehouseConfig.DuckDb duckDb) {
      part.add("Kind", "DuckDB");
      part.add("File", duckDb.path().toString());
      part.add("Table", duckDb.table());
    } else if (plan.warehouse() instanceof WarehouseConfig.Files files) {
      part.add("Kind", files.format() == Format.Parquet ? "Parquet files" : "NDJSON files");
      part.add("Folder", files.path().toString());
      if (files.format() == Format.Ndjson) {
        part.add("Compression", files.compression().name());
      }
    } else if (plan.warehouse() instanceof WarehouseConfig.BigQuery bigQuery) {
      part.add("Kind", "BigQuery");
      part.add("Table", bigQuery.project() + "." + bigQuery.dataset() + "." + bigQuery.table());
      part.add("Written by", bigQuery.writeMethod().name());
    }
    return part.add("Columns", Part.names(plan.columns())).settings();
  }
}
