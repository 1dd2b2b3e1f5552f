package dev.millrace.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.env.Env;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorSettingsTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "MILLRACE_NAMESPACE", "millrace",
          "MILLRACE_IMAGES_PRODUCER", "producer:1",
          "MILLRACE_IMAGES_ENRICHER", "enricher:1",
          "MILLRACE_IMAGES_SINK", "sink:1");

  @Test
  void imagesAndTheNamespaceAreAllThatMustBeSaid() {
    OperatorSettings settings = Env.read(OperatorSettings.class, LEAST);

    assertThat(settings.watchNamespaces()).isEmpty();
    assertThat(settings.progressInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.statusInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.leader().election()).isFalse();
    assertThat(settings.worker().memoryLimit()).isEqualTo("1Gi");
  }

  @Test
  void namesOfVariablesAreTheChartsToo() {
    assertThat(Env.write(Env.read(OperatorSettings.class, LEAST)))
        .containsOnlyKeys(
            "MILLRACE_NAMESPACE",
            "MILLRACE_WATCH_NAMESPACES",
            "MILLRACE_IMAGES_PRODUCER",
            "MILLRACE_IMAGES_ENRICHER",
            "MILLRACE_IMAGES_SINK",
            "MILLRACE_IMAGE_PULL_POLICY",
            "MILLRACE_IMAGE_PULL_SECRETS",
            "MILLRACE_WORKER_CPU_REQUEST",
            "MILLRACE_WORKER_MEMORY_REQUEST",
            "MILLRACE_WORKER_MEMORY_LIMIT",
            "MILLRACE_LEADER_ELECTION",
            "MILLRACE_LEADER_LEASE_NAME",
            "MILLRACE_PORT",
            "MILLRACE_PROGRESS_INTERVAL",
            "MILLRACE_STATUS_INTERVAL",
            "MILLRACE_THREADS");
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    Map<String, String> variables = new HashMap<>(LEAST);
    variables.remove("MILLRACE_IMAGES_SINK");
    variables.put("MILLRACE_WORKER_MEMORY_LIMIT", "much");
    variables.put("MILLRACE_IMAGE_PULL_POLICY", "Sometimes");
    variables.put("MILLRACE_PORT", "http");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> Env.read(OperatorSettings.class, variables))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .hasSize(4)
                    .anyMatch(p -> p.contains("MILLRACE_IMAGES_SINK: is missing"))
                    .anyMatch(p -> p.contains("worker.memoryLimit: \"much\""))
                    .anyMatch(p -> p.contains("Always, IfNotPresent, Never"))
                    .anyMatch(p -> p.contains("MILLRACE_PORT: \"http\"")));
  }

  @Test
  void hastyIntervalsAreRefused() {
    Map<String, String> variables = new HashMap<>(LEAST);
    variables.put("MILLRACE_PROGRESS_INTERVAL", "PT0.1S");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> Env.read(OperatorSettings.class, variables))
        .withMessageContaining("progressInterval: PT0.1S is not allowed: must be at least PT1S");
  }
}
