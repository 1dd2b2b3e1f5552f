package dev.millrace.contract.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a run's events end. */
public sealed interface WarehouseConfig {
  /**
   * One table in a DuckDB database file. One process at a time can write to it.
   *
   * @param path the database file, made when absent
   * @param table table name, made when absent
   */
  record DuckDb(Path path, String table) implements WarehouseConfig {}

  /**
   * Files in a folder, each holding one range of offsets of one partition.
   *
   * @param path the folder, made when absent
   * @param format how rows are written
   * @param compression of NDJSON files; Parquet files are always zstd inside
   */
  record Files(Path path, Format format, Compression compression) implements WarehouseConfig {}

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

    /** Takes copies of the lists. */
    public BigQuery {
      clustering = List.copyOf(clustering);
      labels = Map.copyOf(labels);
    }

    /** Whether the endpoint is not Google's: nobody there counts load jobs or asks for a login. */
    public boolean emulated() {
      return endpoint.map(url -> !isGoogles(URI.create(url).getHost())).orElse(false);
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
