package dev.millrace.connector.duckdb;

import dev.millrace.connector.warehouse.FileFailures;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database file. Nothing here opens it other than through DuckDB: closing any handle of a file
 * gives up all locks that the process holds on it, DuckDB's too.
 */
final class DatabaseFile {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);

  private final Path path;
  private final long memoryBytes;

  /** A file whose connections use at most so much memory for data. */
  DatabaseFile(Path path, long memoryBytes) {
    this.path = path.toAbsolutePath();
    this.memoryBytes = memoryBytes;
  }

  /** For messages. */
  @Override
  public String toString() {
    return "DuckDB file " + path;
  }

  /** Connects; makes folder and file when absent. */
  Connection connect() throws WarehouseException {
    checkPlace();
    Connection connection = null;
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:" + path);
      configure(connection, memoryBytes);
      return connection;
    } catch (SQLException e) {
      close(connection);
      if (DuckDbFailures.isOfForeignLog(e)) {
        String why = foreignLog(DuckDbFailures.sentence(e));
        throw new PermanentFailure("cannot open " + this + ": " + why, e);
      }
      throw DuckDbFailures.of("cannot open " + this, e);
    }
  }

  /** Why a file cannot be used that was restored without the log of changes beside it. */
  String foreignLog(String detail) {
    return String.format(
        Locale.ROOT,
        "the log of changes %s beside it belongs to another version of the file, or is damaged"
            + " (%s); put back the file that it belongs to, or remove the log, and what the file"
            + " lacks is written again",
        DatabaseIdentity.logOf(path).getFileName(),
        detail);
  }

  /** What the path leads to now. */
  DatabaseIdentity identity() throws WarehouseException {
    try {
      return DatabaseIdentity.of(path);
    } catch (IOException e) {
      throw FileFailures.of("cannot look at " + this, e);
    }
  }

  /**
   * Closes the connection of a file that is no longer the one at the path, without a trace in what
   * is there now: nothing more is written, and the log of changes goes if it is still ours.
   */
  void abandon(Connection connection, DatabaseIdentity ours) throws WarehouseException {
    closeUnchanged(connection);
    try {
      if (identity().isSameLog(ours)) {
        Files.deleteIfExists(DatabaseIdentity.logOf(path));
      }
    } catch (IOException e) {
      throw FileFailures.of("cannot remove the log of changes of what " + this + " was", e);
    }
  }

  /**
   * Lets every commit go to its final place at once. For changes of tables: when a table has a
   * CHECK or a DEFAULT with an expression, DuckDB cannot read back from its log of changes that a
   * column was added, and the whole database cannot be opened any more after a kill.
   */
  static void writeThrough(Connection connection) throws SQLException {
    execute(connection, "SET checkpoint_threshold = '0B'");
  }

  /** Lets commits gather in the log of changes, so that a row is seldom rewritten. */
  static void writeBehind(Connection connection) throws SQLException {
    execute(connection, "SET checkpoint_threshold = '64MiB'");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Closes a connection and leaves file and log of changes as they are. */
  static void closeUnchanged(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA disable_checkpoint_on_shutdown");
    } catch (SQLException e) {
      LOG.debug("the connection is unusable already", e);
    }
    close(connection);
  }

  /** Closes a connection, whatever state it is in. */
  static void close(Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("DuckDB did not close in order", e);
      }
    }
  }

  /**
   * One thread, since the stages before this one need the others; a log of changes large enough
   * that a row is seldom rewritten before it reaches its final place in the file; no downloads.
   */
  static void configure(Connection connection, long memoryBytes) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute("SET memory_limit = '" + (memoryBytes >> 20) + "MiB'");
      statement.execute("SET autoinstall_known_extensions = false");
    }
    writeBehind(connection);
  }

  private void checkPlace() throws WarehouseException {
    if (path.toString().indexOf(';') >= 0) {
      throw new PermanentFailure(
          "the path " + path + " has a semicolon, after which DuckDB's driver expects settings");
    }
    FileFailures.makeFolder(path.getParent());
    if (Files.isDirectory(path)) {
      throw new PermanentFailure(path + " is a folder, not a DuckDB file");
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new PermanentFailure("no right to write " + this);
    }
  }
}
