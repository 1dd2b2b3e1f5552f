package dev.millrace.contract.config;

import java.nio.file.Path;

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
