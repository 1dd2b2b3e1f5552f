package dev.millrace.connector.bigquery.suite;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Against goccy's bigquery-emulator, where there is one. */
class EmulatorSuiteIT extends BigQuerySuite {
  @TempDir static Path logs;

  private static Emulator emulator;

  @BeforeAll
  static void start() throws Exception {
    emulator = Emulator.find(logs.resolve("emulator.log")).orElse(null);
  }

  /** Before each test, so that each is reported as skipped. */
  @BeforeEach
  void requireIt() {
    Assumptions.assumeTrue(
        emulator != null,
        "no bigquery-emulator in PATH, and BIGQUERY_EMULATOR_HOST is not set: go install"
            + " github.com/goccy/bigquery-emulator/cmd/bigquery-emulator@latest");
  }

  @AfterAll
  static void end() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Override
  String endpoint() {
    return emulator.endpoint();
  }
}
