package dev.millrace.sink.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A program that holds a DuckDB file open until it is killed: {@code file}. */
public final class DatabaseHolder {
  private DatabaseHolder() {}

  /** Opens the file, says so on standard output, and stays. */
  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + args[0]);
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      System.out.println("held");
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
