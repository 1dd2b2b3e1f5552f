package dev.millrace.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;

/** A DuckDB file that another process has open, so that nobody else can write to it. */
final class LockedDatabase implements AutoCloseable {
  private final Process process;

  private LockedDatabase(Process process) {
    this.process = process;
  }

  /** Locks the file, which is made when absent. */
  static LockedDatabase lock(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockedDatabase.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    InputStream said = process.getInputStream();
    if (said.read() != '!') {
      throw new AssertionError("could not lock " + file);
    }
    return new LockedDatabase(process);
  }

  /** The process: says ! once it has the file, and ends with its input. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0])) {
      System.out.write('!');
      System.out.flush();
      while (System.in.read() >= 0) {
        connection.getSchema();
      }
    }
  }

  /** Whether the other process still has the file. */
  boolean isHeld() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
