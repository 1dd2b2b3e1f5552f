package dev.millrace.connector.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What the path of a database led to when it was looked at. DuckDB alone changes the file, and only
 * while it is told to, so a difference later means that somebody removed or replaced it.
 *
 * @param file the file's key and size
 * @param log key of the log of changes beside it
 */
record DatabaseIdentity(String file, String log) {
  private static final String NOWHERE = "nowhere";

  /** Looks at a database file without opening it. */
  static DatabaseIdentity of(Path path) throws IOException {
    return new DatabaseIdentity(look(path, true), look(logOf(path), false));
  }

  /** Whether the path still leads to the same file. */
  boolean isSameFile(DatabaseIdentity other) {
    return file.equals(other.file);
  }

  /** Whether the log beside the file is there and still the same. */
  boolean isSameLog(DatabaseIdentity other) {
    return log.equals(other.log) && !log.equals(NOWHERE);
  }

  /** Where DuckDB keeps the log of changes of a database. */
  static Path logOf(Path path) {
    return path.resolveSibling(path.getFileName() + ".wal");
  }

  private static String look(Path path, boolean withSize) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return found.fileKey() + (withSize ? " of " + found.size() + " bytes" : "");
    } catch (NoSuchFileException e) {
      return NOWHERE;
    }
  }
}
