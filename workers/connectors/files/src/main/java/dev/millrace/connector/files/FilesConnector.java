package dev.millrace.connector.files;

import dev.millrace.connector.api.ReaderScope;
import dev.millrace.connector.api.TableOutline;
import dev.millrace.connector.api.WarehouseConnector;
import dev.millrace.connector.duckdb.DuckDbMemory;
import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.spec.PathRules;
import dev.millrace.connector.spec.Placement;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.contract.Problems;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.SourceConfig;
import java.util.Optional;

/** Files in a folder. */
public final class FilesConnector implements WarehouseConnector<FilesSpec, FilesConfig> {
  @Override
  public String field() {
    return FilesConfig.FIELD;
  }

  @Override
  public String type() {
    return FilesConfig.TYPE;
  }

  @Override
  public Class<FilesSpec> specType() {
    return FilesSpec.class;
  }

  @Override
  public Class<FilesConfig> configType() {
    return FilesConfig.class;
  }

  @Override
  public void check(FilesSpec spec, Optional<TableOutline> table, Problems problems) {
    PathRules.check("spec.sink.files.path", spec.path(), problems);
    problems.require(
        spec.format() != FileFormat.Parquet
            || spec.compression() == null
            || spec.compression() == FileCompression.None,
        "spec.sink.files.compression",
        String.valueOf(spec.compression()),
        FilesSpec.COMPRESSION);
  }

  @Override
  public FilesConfig config(FilesSpec spec, SourceConfig source, Placement placement) {
    return new FilesConfig(placement.path(spec.path()), spec.format(), spec.compression());
  }

  @Override
  public Warehouse warehouse(FilesConfig config, SinkConfig sink, Origin origin) {
    return new FilesWarehouse(config, sink.columns(), origin, DuckDbMemory.of(sink.batch()));
  }

  @Override
  public RunWarehouse reader(FilesConfig config, ReaderScope scope) {
    EventFiles files = new EventFiles(config, scope.columns(), scope.topic());
    return new FilesFolder(config, files, scope.uniqueIds());
  }
}
