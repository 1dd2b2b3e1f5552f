package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.crds.api.DuckDbSink;
import dev.millrace.crds.api.FilesSink;
import dev.millrace.crds.api.Rules;
import dev.millrace.crds.api.SinkSpec;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** One warehouse, and no more writers than it takes. */
final class SinkRules {
  /** What names of tables begin with that a sink makes for itself. */
  private static final String OUR_TABLES = "millrace_";

  private SinkRules() {}

  static void check(SinkSpec sink, Problems problems) {
    PodRules.check("spec.sink.pod", sink.pod(), problems);
    long warehouses =
        Stream.of(sink.bigquery(), sink.duckdb(), sink.files()).filter(Objects::nonNull).count();
    if (warehouses != 1) {
      problems.add("spec.sink: " + Rules.ONE_WAREHOUSE);
      return;
    }
    problems.require(
        sink.duckdb() == null || sink.replicas() == null || sink.replicas() == 1,
        "spec.sink.replicas",
        sink.replicas(),
        Rules.DUCKDB_ONE_REPLICA);
    if (sink.duckdb() != null) {
      duckDb(sink.duckdb(), problems);
    }
    if (sink.files() != null) {
      PathRules.check("spec.sink.files.path", sink.files().path(), problems);
      files(sink.files(), problems);
    }
  }

  private static void duckDb(DuckDbSink duckDb, Problems problems) {
    String path = duckDb.path();
    PathRules.check("spec.sink.duckdb.path", path, problems);
    problems.require(
        path == null || path.indexOf(';') < 0, "spec.sink.duckdb.path", path, Rules.DUCKDB_PATH);
    String table = duckDb.table();
    problems.require(
        table == null || !table.toLowerCase(Locale.ROOT).startsWith(OUR_TABLES),
        "spec.sink.duckdb.table",
        table,
        Rules.TABLE_RESERVED);
  }

  private static void files(FilesSink files, Problems problems) {
    problems.require(
        files.format() != WarehouseConfig.Format.Parquet
            || files.compression() == null
            || files.compression() == WarehouseConfig.Compression.None,
        "spec.sink.files.compression",
        String.valueOf(files.compression()),
        Rules.COMPRESSION);
  }
}
