package dev.millrace.crds.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.check.RunFile;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionWarningsTest {
  @Test
  void timeAndSizeOfBothTopicsAreLookedAt() {
    assertThat(warnings("retention.ms: \"3600000\"", "retention.bytes: \"1000000\""))
        .containsExactly(
            "spec.topics.raw.config.retention.ms: topic tweets.raw keeps a message for PT1H; what"
                + " the enricher has not taken in by then, as while its pods are down, is lost: set"
                + " a day (86400000) or more, or -1",
            "spec.topics.processed.config.retention.bytes: topic tweets.processed keeps 1000000"
                + " bytes a partition; what the sink has not taken in when more comes, as while its"
                + " warehouse is locked or away, is lost: leave it out, or set -1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "retention.ms: \"86400000\"",
        "retention.ms: \"-1\"",
        "retention.bytes: \"-1\"",
        "segment.ms: \"1000\""
      })
  void whatKeepsMessagesForADayIsFine(String setting) {
    assertThat(warnings(setting, setting)).isEmpty();
  }

  private static List<String> warnings(String raw, String processed) {
    String run =
        String.format(
            Locale.ROOT,
            """
            apiVersion: millrace.dev/v1alpha1
            kind: PipelineRun
            metadata: {name: tweets}
            spec:
              source: {tweets: {}}
              kafka: {cluster: c}
              topics:
                raw: {config: {%s}}
                processed: {config: {%s}}
              sink: {duckdb: {path: out.duckdb}}
            """,
            raw,
            processed);
    return RetentionWarnings.of(PipelinePlan.of(RunFile.read(run), PlanInputs.cluster()).topics());
  }
}
