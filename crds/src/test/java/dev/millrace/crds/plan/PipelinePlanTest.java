package dev.millrace.crds.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.check.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelinePlanTest {
  @Test
  void aRunBecomesTopicsAndStages() throws IOException {
    PipelineRun run =
        RunFile.read(Files.readString(Path.of("../k8s-examples/tweets-to-duckdb.yaml")));

    PipelinePlan plan = PipelinePlan.of(run, PlanInputs.local(Path.of("/here")));

    assertThat(plan.topics().all())
        .extracting(TopicSpec::name, TopicSpec::partitions)
        .map(Object::toString)
        .containsExactly(
            "(\"tweets.raw\", 5)",
            "(\"tweets.processed\", 5)",
            "(\"tweets.dead-letter\", 1)",
            "(\"tweets.lanes\", 24)");
    assertThat(plan.expectedMessages()).contains(1_000_000L);
    assertThat(plan.finite()).isTrue();
    assertThat(plan.sink().config(new KafkaConnection("a:1", Map.of()), "0").columns()).hasSize(23);
    assertThat(ClusterOnly.fieldsIn(run)).containsExactly("spec.kafka.cluster");
  }
}
