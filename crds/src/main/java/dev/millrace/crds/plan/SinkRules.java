package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.crds.api.FilesSink;
import dev.millrace.crds.api.Rules;
import dev.millrace.crds.api.SinkSpec;
import java.util.Objects;
import java.util.stream.Stream;

/** One warehouse, and no more writers than it takes. */
final class SinkRules {
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
        sink.duckdb() == null || sink.replicas() == 1,
        "spec.sink.replicas",
        sink.replicas(),
        Rules.DUCKDB_ONE_REPLICA);
    if (sink.files() != null) {
      files(sink.files(), problems);
    }
  }

  private static void files(FilesSink files, Problems problems) {
    problems.require(
        files.format() == WarehouseConfig.Format.Ndjson
            || files.compression() == WarehouseConfig.Compression.None,
        "spec.sink.files.compression",
        files.compression().name(),
        Rules.COMPRESSION);
  }
}
