package dev.millrace.crds.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.check.RunFile;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ClusterOnlyTest {
  private static final String RUN =
      """
      apiVersion: millrace.dev/v1alpha1
      kind: PipelineRun
      metadata: {name: run%s}
      spec:
        source: {tweets: {}}
        kafka: {%s}
        sink: {%s}
      """;

  @Test
  void defaultsAreNotNamed() {
    assertThat(
            ClusterOnly.fieldsIn(
                RunFile.read(String.format(Locale.ROOT, RUN, "", "cluster: c", "files: {path: o}")),
                PlanInputs.local(Path.of("/run"))))
        .containsExactly("spec.kafka.cluster");
  }

  @Test
  void everyFieldWithoutEffectIsNamed() {
    String run =
        String.format(
                Locale.ROOT,
                RUN,
                ", namespace: data",
                "cluster: c, listener: tls, tls: {}, replicationFactor: 3, sasl: {mechanism: PLAIN,"
                    + " username: u, passwordSecret: {name: s, key: k}}",
                "pod: {image: mine}, bigquery: {project: my-project, dataset: d, credentialsSecret:"
                    + " {name: s, key: k}}")
            + """
              topics: {onDelete: Retain}
              producer: {pod: {resources: {requests: {cpu: 1}}}}
              enricher: {pod: {nodeSelector: {disk: fast}}}
              suspend: true
              restartToken: again
              ttlSecondsAfterFinished: 60
            """;

    assertThat(ClusterOnly.fieldsIn(RunFile.read(run), PlanInputs.local(Path.of("/run"))))
        .containsExactly(
            "metadata.namespace",
            "spec.kafka.cluster",
            "spec.kafka.listener",
            "spec.kafka.tls",
            "spec.kafka.sasl",
            "spec.kafka.replicationFactor",
            "spec.topics.onDelete",
            "spec.producer.pod",
            "spec.enricher.pod",
            "spec.sink.pod",
            "spec.sink.bigquery.credentialsSecret",
            "spec.suspend",
            "spec.restartToken",
            "spec.ttlSecondsAfterFinished");
  }

  @Test
  void aKafkaOfYourOwnIsUsedWithItsSettings() {
    String kafka = "bootstrapServers: 'b:9092', tls: {}, replicationFactor: 3";

    assertThat(
            ClusterOnly.fieldsIn(
                RunFile.read(String.format(Locale.ROOT, RUN, "", kafka, "files: {path: o}")),
                PlanInputs.local(Path.of("/run"))))
        .isEmpty();
  }
}
