package dev.millrace.local.report.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {
  @Test
  void namesEverythingThatHasAPart() {
    assertThat(Versions.here("1.2.3"))
        .extracting(Setting::name)
        .containsExactly("millrace", "Java", "System", "Kafka", "DuckDB");
  }

  @Test
  void everyVersionHasANumber() {
    assertThat(Versions.here("1.2.3"))
        .extracting(Setting::value)
        .allSatisfy(version -> assertThat(version).containsPattern("\\d"))
        .noneMatch(version -> version.contains("unknown") || version.startsWith("not usable"));
  }
}
