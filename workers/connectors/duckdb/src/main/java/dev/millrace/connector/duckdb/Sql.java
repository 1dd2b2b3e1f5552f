package dev.millrace.connector.duckdb;

/** Puts names and texts into SQL so that they stay names and texts. */
public final class Sql {
  private Sql() {}

  /** An identifier, whatever characters it has. */
  public static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** A text literal. */
  public static String text(String value) {
    return '\'' + value.replace("'", "''") + '\'';
  }
}
