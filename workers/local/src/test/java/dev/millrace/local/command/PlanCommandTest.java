package dev.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
  @TempDir Path folder;

  @Test
  void showsTopicsStagesAndTableAndMakesNothing() throws Exception {
    Path file = new RunFiles(folder).tweets("shown", 42, 5_000);
    Invocation plan = Invocation.of("plan", "--data-dir", folder.resolve("data"), file);
    assertThat(plan.code()).isZero();
    assertThat(plan.out())
        .contains("5,000 tweets (seed 42, 500 users)")
        .containsPattern("shown\\.raw +3 +3")
        .containsPattern("shown\\.lanes +24 +24")
        .contains("producer x2", "enricher x2", "sink x1")
        .containsPattern("MILLRACE_SOURCE_SEED +42")
        .containsPattern("created_at +TIMESTAMP")
        .contains("no effect in a local run", "spec.kafka.cluster");
    try (var made = Files.list(folder)) {
      assertThat(made).containsExactly(file);
    }
  }

  @Test
  void asJsonItSaysTheSame() throws Exception {
    Path file = new RunFiles(folder).tweets("shown", 42, 5_000);
    JsonNode plan = new ObjectMapper().readTree(Invocation.of("plan", "-o", "json", file).out());
    assertThat(plan.path("run").asText()).isEqualTo("shown");
    assertThat(plan.path("topics").findValuesAsText("name"))
        .containsExactly(
            "shown.raw", "shown.processed", "shown.dead-letter", "shown.lanes", "shown.positions");
    assertThat(plan.at("/stages/0/environment/MILLRACE_MESSAGES").asText()).isEqualTo("5000");
    assertThat(plan.path("columns").get(0).path("name").asText()).isEqualTo("id");
    assertThat(plan.path("ignored").get(0).asText()).isEqualTo("spec.kafka.cluster");
  }
}
