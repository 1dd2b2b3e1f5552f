package dev.millrace.connector.duckdb;

import dev.millrace.connector.api.ReaderScope;
import dev.millrace.connector.api.TableOutline;
import dev.millrace.connector.api.WarehouseConnector;
import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.spec.PathRules;
import dev.millrace.connector.spec.Placement;
import dev.millrace.connector.spec.SpecRules;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.contract.Problems;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.SourceConfig;
import java.util.Optional;

/** A table in a DuckDB database file. */
public final class DuckDbConnector implements WarehouseConnector<DuckDbSpec, DuckDbConfig> {
  @Override
  public String field() {
    return DuckDbConfig.FIELD;
  }

  @Override
  public String type() {
    return DuckDbConfig.TYPE;
  }

  @Override
  public Class<DuckDbSpec> specType() {
    return DuckDbSpec.class;
  }

  @Override
  public Class<DuckDbConfig> configType() {
    return DuckDbConfig.class;
  }

  @Override
  public Optional<String> oneReplica() {
    return Optional.of(DuckDbSpec.ONE_REPLICA);
  }

  @Override
  public void check(DuckDbSpec spec, Optional<TableOutline> table, Problems problems) {
    String path = spec.path();
    PathRules.check("spec.sink.duckdb.path", path, problems);
    problems.require(
        path == null || path.indexOf(';') < 0, "spec.sink.duckdb.path", path, DuckDbSpec.PATH);
    SpecRules.checkTable("spec.sink.duckdb.table", spec.table(), problems);
  }

  @Override
  public DuckDbConfig config(DuckDbSpec spec, SourceConfig source, Placement placement) {
    return new DuckDbConfig(placement.path(spec.path()), spec.table());
  }

  @Override
  public Warehouse warehouse(DuckDbConfig config, SinkConfig sink, Origin origin) {
    return new DuckDbWarehouse(config, sink.columns(), origin, DuckDbMemory.of(sink.batch()));
  }

  @Override
  public RunWarehouse reader(DuckDbConfig config, ReaderScope scope) {
    return new DuckDbTable(config, scope.run(), scope.uniqueIds());
  }
}
