package dev.millrace.connector.files;

/** How NDJSON files are compressed. */
public enum FileCompression {
  /** Not at all. */
  None,
  /** gzip, read by everything. */
  Gzip,
  /** zstd, smaller and faster. */
  Zstd
}
