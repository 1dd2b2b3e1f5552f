package dev.millrace.contract.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a run's events end. */
public sealed interface WarehouseConfig
    permits WarehouseConfig.DuckDb, WarehouseConfig.Files, WarehouseConfig.BigQuery {

  /** Name of its field in the spec's sink. */
  String field();

  /** The file or folder that it writes; empty where that is not on a disk of its own machine. */
  Optional<Path> localPath();

  /** Whether one process at a time can write to it. */
  boolean isSingleWriter();

  /** What a resumed run may not change, by the names of fields below {@link #field}. */
  Map<String, String> identity();

  /** It in a few words, for people. */
  String description();

  /** What the report says of it, in order; nothing of how to log in. */
  List<ConnectorSetting> settings();

  /**
   * When a batch is written, where the run does not say otherwise.
   *
   * @param replicas sinks that write, at least 1
   */
  BatchLimits usualBatch(int replicas);

  /** Bytes of temporary files that batches of this size may need beside what all sinks need. */
  default long stagedBytes(BatchLimits batch) {
    return 0;
  }

  /** How much the run may write. */
  default Limits limits() {
    return Limits.NONE;
  }

  /**
   * One table in a DuckDB database file. One process at a time can write to it.
   *
   * @param path the database file, made when absent
   * @param table table name, made when absent
   */
  record DuckDb(Path path, String table) implements WarehouseConfig {

    private static final BatchLimits USUAL_BATCH =
        new BatchLimits(50_000, 32L << 20, Duration.ofSeconds(1));

    @Override
    public String field() {
      return "duckdb";
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

  /**
   * Files in a folder, each holding one range of offsets of one partition.
   *
   * @param path the folder, made when absent
   * @param format how rows are written
   * @param compression of NDJSON files; Parquet files are always zstd inside
   */
  record Files(Path path, Format format, Compression compression) implements WarehouseConfig {

    /** A batch becomes a file, of which there should not be too many. */
    private static final BatchLimits USUAL_BATCH =
        new BatchLimits(50_000, 32L << 20, Duration.ofSeconds(10));

    @Override
    public String field() {
      return "files";
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
      return format == Format.Parquet
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

  /**
   * One table in BigQuery.
   *
   * @param project id of the Google Cloud project
   * @param dataset the dataset, which must exist
   * @param table table name
   * @param location where the dataset is; absent asks BigQuery
   * @param writeMethod how rows get there
   * @param createTable whether to make the table when it is absent
   * @param updateSchema whether to add nullable columns that the table does not have yet
   * @param partitioning of a table that is made
   * @param partitionColumn the TIMESTAMP column that decides; absent means arrival time
   * @param clustering columns to cluster a table by that is made, at most 4, may be empty
   * @param labels of every job
   * @param endpoint base URL of an emulator, or of one of Google's private or regional endpoints;
   *     absent means BigQuery's usual one
   * @param credentials key file of a service account; absent means the environment's own
   * @param limits how much may be written
   */
  record BigQuery(
      String project,
      String dataset,
      String table,
      Optional<String> location,
      WriteMethod writeMethod,
      boolean createTable,
      boolean updateSchema,
      Partitioning partitioning,
      Optional<String> partitionColumn,
      List<String> clustering,
      Map<String, String> labels,
      Optional<String> endpoint,
      Optional<Path> credentials,
      Limits limits)
      implements WarehouseConfig {
    private static final String GOOGLE = "googleapis.com";
    private static final long MIB = 1L << 20;

    /** BigQuery takes 1,500 load jobs a table and day; a fifth is kept for failures. */
    private static final Duration LOAD_JOB_INTERVAL = Duration.ofSeconds(86_400 / 1_200);

    /** A load job's batch, the one after it, and the file that is sent. */
    private static final int BATCHES_ON_DISK = 3;

    /** Takes copies of the lists. */
    public BigQuery {
      clustering = List.copyOf(clustering);
      labels = Map.copyOf(labels);
    }

    /** Whether the endpoint is not Google's: nobody there counts load jobs or asks for a login. */
    public boolean emulated() {
      return endpoint.map(url -> !isGoogles(URI.create(url).getHost())).orElse(false);
    }

    /** {@code project.dataset.table}. */
    public String name() {
      return project + "." + dataset + "." + table;
    }

    @Override
    public String field() {
      return "bigquery";
    }

    @Override
    public Optional<Path> localPath() {
      return Optional.empty();
    }

    @Override
    public boolean isSingleWriter() {
      return false;
    }

    @Override
    public Map<String, String> identity() {
      return Map.of("project", project, "dataset", dataset, "table", table);
    }

    @Override
    public String description() {
      return "BigQuery table " + name();
    }

    @Override
    public List<ConnectorSetting> settings() {
      return List.of(
          new ConnectorSetting("Kind", "BigQuery"),
          new ConnectorSetting("Table", name()),
          new ConnectorSetting("Written by", writeMethod.name()));
    }

    /** An emulator takes any number of load jobs, each in one piece that it holds in memory. */
    @Override
    public BatchLimits usualBatch(int replicas) {
      if (writeMethod == WriteMethod.Streaming) {
        return new BatchLimits(500, 4 * MIB, Duration.ofSeconds(1));
      }
      return emulated()
          ? new BatchLimits(50_000, 32 * MIB, Duration.ofSeconds(10))
          : new BatchLimits(1_000_000, 512 * MIB, LOAD_JOB_INTERVAL.multipliedBy(replicas));
    }

    @Override
    public long stagedBytes(BatchLimits batch) {
      return BATCHES_ON_DISK * batch.bytes();
    }

    private static boolean isGoogles(String host) {
      return host != null && (host.equals(GOOGLE) || host.endsWith("." + GOOGLE));
    }
  }

  /** How rows get into BigQuery. */
  enum WriteMethod {
    /** Load jobs: free, exactly once, about one a minute. */
    LoadJob,
    /** {@code insertAll}: within seconds, needs billing, best-effort de-duplication. */
    Streaming
  }

  /** Length of a table's partitions. */
  enum Partitioning {
    /** No partitions. */
    None,
    /** By the hour. */
    Hour,
    /** By the day. */
    Day,
    /** By the month. */
    Month,
    /** By the year. */
    Year
  }

  /**
   * How much a run may write, in bytes of message values.
   *
   * @param bytesPerDay from midnight to midnight UTC, at least 1
   * @param bytesPerMonth of a calendar month, UTC, at least 1
   * @param onLimit what to do when a limit is reached
   */
  record Limits(Optional<Long> bytesPerDay, Optional<Long> bytesPerMonth, OnLimit onLimit) {
    /** Write whatever comes. */
    public static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), OnLimit.Wait);
  }

  /** What to do when a limit is reached. */
  enum OnLimit {
    /** Stop writing until the day or month is over. */
    Wait,
    /** Fail the run. */
    Fail
  }

  /** How rows are written to files. */
  enum Format {
    /** One JSON object a line, exactly the processed event. */
    Ndjson,
    /** Parquet with the table's columns. */
    Parquet
  }

  /** How NDJSON files are compressed. */
  enum Compression {
    /** Not at all. */
    None,
    /** gzip, read by everything. */
    Gzip,
    /** zstd, smaller and faster. */
    Zstd
  }
}
