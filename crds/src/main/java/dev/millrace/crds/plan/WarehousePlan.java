package dev.millrace.crds.plan;

import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.config.WarehouseConfig.Partitioning;
import dev.millrace.crds.api.BigQueryLimits;
import dev.millrace.crds.api.BigQueryPartitioning;
import dev.millrace.crds.api.BigQuerySink;
import dev.millrace.crds.api.SecretKey;
import dev.millrace.crds.api.SinkSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where the sink writes. */
final class WarehousePlan {
  private WarehousePlan() {}

  static WarehouseConfig of(SinkSpec sink, SourceConfig source, PlanInputs inputs) {
    if (sink.duckdb() != null) {
      return new WarehouseConfig.DuckDb(inputs.path(sink.duckdb().path()), sink.duckdb().table());
    }
    if (sink.files() != null) {
      return new WarehouseConfig.Files(
          inputs.path(sink.files().path()), sink.files().format(), sink.files().compression());
    }
    return bigQuery(sink.bigquery(), source, inputs);
  }

  /** The Secrets it needs; none in a local run, which uses the environment's credentials. */
  static List<SecretMount> mounts(SinkSpec sink, PlanInputs inputs) {
    return Optional.ofNullable(sink.bigquery())
        .map(BigQuerySink::credentialsSecret)
        .filter(secret -> !inputs.isLocal())
        .map(secret -> List.of(SecretMount.of(secret.name())))
        .orElse(List.of());
  }

  private static WarehouseConfig bigQuery(
      BigQuerySink sink, SourceConfig source, PlanInputs inputs) {
    BigQueryPartitioning partitioning =
        Objects.requireNonNullElseGet(sink.partitioning(), () -> usual(source));
    return new WarehouseConfig.BigQuery(
        sink.project(),
        sink.dataset(),
        sink.table(),
        Optional.ofNullable(sink.location()),
        sink.writeMethod(),
        sink.createTable(),
        sink.updateSchema(),
        partitioning.by(),
        Optional.ofNullable(partitioning.column()),
        Objects.requireNonNullElse(sink.clustering(), source.clusterColumns()),
        Objects.requireNonNullElse(sink.labels(), Map.of()),
        Optional.ofNullable(sink.endpoint()),
        credentials(sink.credentialsSecret(), inputs),
        limits(sink.limits()));
  }

  private static BigQueryPartitioning usual(SourceConfig source) {
    return source
        .partitionColumn()
        .map(column -> new BigQueryPartitioning(Partitioning.Day, column))
        .orElseGet(() -> new BigQueryPartitioning(Partitioning.None, null));
  }

  private static Optional<Path> credentials(SecretKey secret, PlanInputs inputs) {
    return secret == null || inputs.isLocal()
        ? Optional.empty()
        : Optional.of(SecretMount.of(secret.name()).file(secret.key()));
  }

  private static WarehouseConfig.Limits limits(BigQueryLimits limits) {
    return limits == null
        ? WarehouseConfig.Limits.NONE
        : new WarehouseConfig.Limits(
            Optional.ofNullable(limits.bytesPerDay()),
            Optional.ofNullable(limits.bytesPerMonth()),
            limits.onLimit());
  }
}
