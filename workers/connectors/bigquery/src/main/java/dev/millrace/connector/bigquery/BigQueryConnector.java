package dev.millrace.connector.bigquery;

import dev.millrace.connector.api.ReaderScope;
import dev.millrace.connector.api.TableOutline;
import dev.millrace.connector.api.WarehouseConnector;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.config.Partitioning;
import dev.millrace.connector.bigquery.spec.BigQueryLimits;
import dev.millrace.connector.bigquery.spec.BigQueryPartitioning;
import dev.millrace.connector.bigquery.spec.BigQueryRules;
import dev.millrace.connector.bigquery.spec.BigQuerySpec;
import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.spec.Placement;
import dev.millrace.connector.spec.SecretKey;
import dev.millrace.connector.spec.SecretMount;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.contract.Problems;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.WriteLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A table in BigQuery. */
public final class BigQueryConnector implements WarehouseConnector<BigQuerySpec, BigQueryConfig> {
  @Override
  public String field() {
    return BigQueryConfig.FIELD;
  }

  @Override
  public String type() {
    return BigQueryConfig.TYPE;
  }

  @Override
  public Class<BigQuerySpec> specType() {
    return BigQuerySpec.class;
  }

  @Override
  public Class<BigQueryConfig> configType() {
    return BigQueryConfig.class;
  }

  @Override
  public void check(BigQuerySpec spec, Optional<TableOutline> table, Problems problems) {
    BigQueryRules.check(spec, table, problems);
  }

  @Override
  public BigQueryConfig config(BigQuerySpec spec, SourceConfig source, Placement placement) {
    BigQueryPartitioning partitioning =
        Objects.requireNonNullElseGet(spec.partitioning(), () -> usual(source));
    return new BigQueryConfig(
        spec.project(),
        spec.dataset(),
        spec.table(),
        Optional.ofNullable(spec.location()),
        spec.writeMethod(),
        spec.createTable(),
        spec.updateSchema(),
        partitioning.by(),
        Optional.ofNullable(partitioning.column()),
        Objects.requireNonNullElse(spec.clustering(), source.clusterColumns()),
        Objects.requireNonNullElse(spec.labels(), Map.of()),
        Optional.ofNullable(spec.endpoint()),
        placement.isLocal() ? Optional.empty() : credentials(spec.credentialsSecret()),
        limits(spec.limits()));
  }

  @Override
  public List<SecretMount> mounts(BigQuerySpec spec) {
    return spec.credentialsSecret() == null
        ? List.of()
        : List.of(SecretMount.of(spec.credentialsSecret().name()));
  }

  /** A local run uses the environment's credentials. */
  @Override
  public List<String> clusterOnly(BigQuerySpec spec) {
    return spec.credentialsSecret() == null ? List.of() : List.of("credentialsSecret");
  }

  @Override
  public Warehouse warehouse(BigQueryConfig config, SinkConfig sink, Origin origin) {
    return BigQueryWarehouses.of(config, sink, origin);
  }

  @Override
  public RunWarehouse reader(BigQueryConfig config, ReaderScope scope) {
    return new BigQueryTable(config, scope.uniqueIds());
  }

  private static BigQueryPartitioning usual(SourceConfig source) {
    return source
        .partitionColumn()
        .map(column -> new BigQueryPartitioning(Partitioning.Day, column))
        .orElseGet(() -> new BigQueryPartitioning(Partitioning.None, null));
  }

  private static Optional<Path> credentials(SecretKey secret) {
    return Optional.ofNullable(secret).map(s -> SecretMount.of(s.name()).file(s.key()));
  }

  private static WriteLimits limits(BigQueryLimits limits) {
    return limits == null
        ? WriteLimits.NONE
        : new WriteLimits(
            Optional.ofNullable(limits.bytesPerDay()),
            Optional.ofNullable(limits.bytesPerMonth()),
            limits.onLimit());
  }
}
