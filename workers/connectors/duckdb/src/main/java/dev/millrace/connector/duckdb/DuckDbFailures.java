package dev.millrace.connector.duckdb;

import dev.millrace.connector.warehouse.LockedByAnother;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.WarehouseException;
import java.sql.SQLException;
import java.util.List;

/**
 * Classes DuckDB's errors. The driver gives neither SQL state nor code, so the class of an error is
 * the one that DuckDB itself puts in front of its message.
 */
final class DuckDbFailures {
  private static final List<String> PASSING =
      List.of(
          "IO Error",
          "TransactionContext Error",
          "Out of Memory Error",
          "FATAL Error",
          "Connection Error",
          "Interrupt Error");

  /** Errors of the class IO that no waiting cures. */
  private static final List<String> LASTING =
      List.of(
          "is not a valid DuckDB database file",
          "Trying to read a database file with version number",
          "Is a directory",
          "Permission denied",
          "Read-only file system");

  /** Classes of errors that come from the values of a row, whatever else is written with it. */
  private static final List<String> OF_A_ROW =
      List.of("Constraint Error", "Conversion Error", "Out of Range Error");

  private static final String FOREIGN_LOG = "Failure while replaying WAL file";
  private static final String LOCKED = "Could not set lock on file";

  private DuckDbFailures() {}

  /** Whether the rows are the reason: the same statement succeeds without some of them. */
  static boolean isOfRow(SQLException failure) {
    return OF_A_ROW.stream().anyMatch(sentence(failure)::startsWith);
  }

  /** Whether a table is missing that was there. */
  static boolean isOfMissingTable(SQLException failure) {
    String sentence = sentence(failure);
    return sentence.startsWith("Catalog Error") && sentence.contains("does not exist");
  }

  /** Whether the log of changes beside a file does not fit the file. */
  static boolean isOfForeignLog(SQLException failure) {
    return sentence(failure).contains(FOREIGN_LOG);
  }

  /** What DuckDB says, in one line. */
  static String sentence(SQLException failure) {
    return firstLine(failure.getMessage());
  }

  /** What happened while doing something, in a class of ours. */
  static WarehouseException of(String doing, SQLException failure) {
    String message = sentence(failure);
    boolean passes =
        PASSING.stream().anyMatch(message::startsWith)
            && LASTING.stream().noneMatch(message::contains);
    String sentence = doing + ": " + message;
    if (message.contains(LOCKED)) {
      return new LockedByAnother(sentence, failure);
    }
    return passes
        ? new TransientFailure(sentence, failure)
        : new PermanentFailure(sentence, failure);
  }

  private static String firstLine(String message) {
    return message == null ? "no message" : message.lines().findFirst().orElse("no message");
  }
}
