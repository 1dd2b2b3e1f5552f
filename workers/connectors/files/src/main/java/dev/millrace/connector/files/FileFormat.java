package dev.millrace.connector.files;

/** How rows are written to files. */
public enum FileFormat {
  /** One JSON object a line, exactly the processed event. */
  Ndjson,
  /** Parquet with the table's columns. */
  Parquet
}
