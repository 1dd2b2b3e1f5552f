package dev.millrace.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.registry.Connectors;
import java.io.File;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The operator plans for every connector and writes to none: no driver is on its class path. */
class DriversTest {
  /** How the jars of drivers, or the folders they are in, are called. */
  private static final String DRIVER =
      ".*/(duckdb_jdbc|google-cloud-|sqlite-jdbc|datafaker)[^/]*[.]jar";

  @Test
  void noJarOfADriverComesIntoTheImage() {
    String[] classPath = System.getProperty("java.class.path").split(File.pathSeparator);

    assertThat(Stream.of(classPath).map(jar -> jar.replace('\\', '/')))
        .isNotEmpty()
        .noneMatch(jar -> jar.matches(DRIVER));
  }

  @Test
  void everyConnectorIsThereAllTheSame() {
    assertThat(Connectors.all().warehouses()).isNotEmpty();
    assertThat(Connectors.all().sources()).isNotEmpty();
  }
}
