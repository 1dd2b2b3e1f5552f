package dev.millrace.crds.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.api.OnDelete;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.PipelineRunSpec;
import org.junit.jupiter.api.Test;

class RunFileTest {
  private static final String SMALLEST =
      """
      apiVersion: millrace.dev/v1alpha1
      kind: PipelineRun
      metadata: {name: small, labels: {team: data}}
      spec:
        source: {tweets: {}}
        kafka: {cluster: c}
        sink: {duckdb: {path: small.duckdb}}
      """;

  @Test
  void whatIsNotSetGetsItsDefaultHoweverDeep() {
    PipelineRunSpec spec = RunFile.read(SMALLEST).getSpec();

    assertThat(spec.source().tweets().seed()).isEqualTo(42);
    assertThat(spec.topics().raw().partitions()).isEqualTo(5);
    assertThat(spec.topics().deadLetter().partitions()).isEqualTo(1);
    assertThat(spec.topics().onDelete()).isEqualTo(OnDelete.Delete);
    assertThat(spec.enricher().enrichments()).hasSize(3);
    assertThat(spec.suspend()).isFalse();
    assertThat(spec.source().messages()).isNull();
  }

  @Test
  void anEmptyFieldTakesItsDefaultWhereThereIsOne() {
    PipelineRunSpec spec =
        RunFile.read(SMALLEST + "  producer:\n  enricher: {threads: }\n").getSpec();

    assertThat(spec.producer().replicas()).isEqualTo(1);
    assertThat(spec.enricher().threads()).isEqualTo(1);
  }

  @Test
  void wholeNumbersMayBeWrittenAsFractions() {
    String text = SMALLEST.replace("tweets: {}", "tweets: {}, messages: 1e6");

    assertThat(RunFile.read(text).getSpec().source().messages()).isEqualTo(1_000_000);
  }

  @Test
  void metadataIsKeptAndStatusIsNotTheUsersToWrite() {
    PipelineRun run = RunFile.read(SMALLEST + "status: nonsense\n");

    assertThat(run.getMetadata().getLabels()).containsEntry("team", "data");
    assertThat(run.getStatus()).isNull();
  }

  @Test
  void checkingTwiceChangesNothing() {
    PipelineRun run = RunFile.read(SMALLEST);

    assertThat(RunFile.checked(run)).isEqualTo(run);
  }

  @Test
  void aRunMadeInCodeIsCheckedLikeAFile() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> RunFile.checked(new PipelineRun()))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .containsExactlyInAnyOrder(
                        "spec: is missing: what the run is to do",
                        "metadata.name: is missing: topics and pods are named after it"));
  }
}
