package dev.millrace.local.report.content;

import java.nio.file.Path;

/** Spells names, texts and paths so that DuckDB takes them as they are. */
final class Sql {
  private Sql() {}

  /** A name of a table or column. */
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text. */
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Files of a folder as a pattern, whatever letters the folder's own name has. */
  static String filesIn(Path folder, String pattern) {
    String plain = folder.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]");
    return text(plain + "/" + pattern);
  }
}
