package dev.millrace.connector.duckdb;

import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.ConnectorSetting;
import dev.millrace.contract.config.WarehouseConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One table in a DuckDB database file. One process at a time can write to it.
 *
 * @param path the database file, made when absent
 * @param table table name, made when absent
 */
public record DuckDbConfig(Path path, String table) implements WarehouseConfig {
  static final String FIELD = "duckdb";
  static final String TYPE = "DuckDb";

  private static final BatchLimits USUAL_BATCH =
      new BatchLimits(50_000, 32L << 20, Duration.ofSeconds(1));

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String field() {
    return FIELD;
  }

  @Override
  public Optional<Path> localPath() {
    return Optional.of(path);
  }

  @Override
  public boolean isSingleWriter() {
    return true;
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("path", path.toString(), "table", table);
  }

  @Override
  public String description() {
    return String.format(Locale.ROOT, "table %s in %s", table, path);
  }

  @Override
  public List<ConnectorSetting> settings() {
    return List.of(
        new ConnectorSetting("Kind", "DuckDB"),
        new ConnectorSetting("File", path.toString()),
        new ConnectorSetting("Table", table));
  }

  @Override
  public BatchLimits usualBatch(int replicas) {
    return USUAL_BATCH;
  }
}
