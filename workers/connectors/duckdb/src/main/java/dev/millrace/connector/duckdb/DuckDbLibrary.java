package dev.millrace.connector.duckdb;

import dev.millrace.connector.reader.NativeLibrary;
import java.sql.DriverManager;

/** DuckDB itself: writes and reads its files, and reads Parquet and JSON. */
public final class DuckDbLibrary {
  /** Its compiled code. */
  public static final NativeLibrary LIBRARY =
      new NativeLibrary("DuckDB", () -> DriverManager.getConnection("jdbc:duckdb:").close());

  private DuckDbLibrary() {}
}
