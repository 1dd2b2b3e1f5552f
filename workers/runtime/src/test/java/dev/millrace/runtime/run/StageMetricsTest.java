package dev.millrace.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageMetricsTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final StageMetrics metrics = new StageMetrics(registry, "tweets", Stage.SINK);

  @Test
  void everyMeterSaysWhatItIs() {
    metrics.write().record(Duration.ofMillis(70));
    List<String> lines = registry.scrape().lines().toList();
    assertThat(lines).filteredOn(line -> line.startsWith("# TYPE millrace_")).hasSizeGreaterThan(7);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("# TYPE millrace_") && !line.contains("_max "))
        .map(line -> line.split(" ")[2])
        .allSatisfy(
            name ->
                assertThat(lines)
                    .anyMatch(line -> line.matches("# HELP " + name + " [A-Z][A-Za-z ,'-]+")));
  }

  @Test
  void aWriteToTheWarehouseIsNoCommitInKafka() {
    metrics.write().record(Duration.ofSeconds(70));
    metrics.commit().record(Duration.ofMillis(7));
    assertThat(registry.scrape())
        .contains("millrace_write_seconds_count{run=\"tweets\",stage=\"sink\"} 1")
        .contains("millrace_write_seconds_bucket{run=\"tweets\",stage=\"sink\",le=\"60.0\"} 0")
        .contains("millrace_write_seconds_bucket{run=\"tweets\",stage=\"sink\",le=\"300.0\"} 1")
        .contains("millrace_commit_seconds_count{run=\"tweets\",stage=\"sink\"} 1")
        .contains("millrace_commit_seconds_bucket{run=\"tweets\",stage=\"sink\",le=\"0.01\"} 1");
  }
}
