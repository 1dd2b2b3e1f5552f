package dev.millrace.connector.files;

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
 * Files in a folder, each holding one range of offsets of one partition.
 *
 * @param path the folder, made when absent
 * @param format how rows are written
 * @param compression of NDJSON files; Parquet files are always zstd inside
 */
public record FilesConfig(Path path, FileFormat format, FileCompression compression)
    implements WarehouseConfig {
  static final String FIELD = "files";
  static final String TYPE = "Files";

  /** A batch becomes a file, of which there should not be too many. */
  private static final BatchLimits USUAL_BATCH =
      new BatchLimits(50_000, 32L << 20, Duration.ofSeconds(10));

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
    return false;
  }

  @Override
  public Map<String, String> identity() {
    return Map.of(
        "path", path.toString(), "format", format.name(), "compression", compression.name());
  }

  @Override
  public String description() {
    return String.format(Locale.ROOT, "%s files in %s", format, path);
  }

  @Override
  public List<ConnectorSetting> settings() {
    ConnectorSetting folder = new ConnectorSetting("Folder", path.toString());
    return format == FileFormat.Parquet
        ? List.of(new ConnectorSetting("Kind", "Parquet files"), folder)
        : List.of(
            new ConnectorSetting("Kind", "NDJSON files"),
            folder,
            new ConnectorSetting("Compression", compression.name()));
  }

  @Override
  public BatchLimits usualBatch(int replicas) {
    return USUAL_BATCH;
  }
}
