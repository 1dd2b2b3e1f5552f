package dev.millrace.crds.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.connector.spec.SpecRules;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.Rules;
import dev.millrace.crds.apiserver.ApiServerExtension;
import dev.millrace.crds.apiserver.StrictCreate;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What of a run can be changed while it is there; each change is a merge patch. */
@ExtendWith(ApiServerExtension.class)
class ChangesOnApiServerIT {
  private static final String BEFORE =
      """
      apiVersion: millrace.dev/v1alpha1
      kind: PipelineRun
      metadata: {name: %s}
      spec:
        source: {tweets: {seed: 1}, messages: 10, ratePerSecond: 5}
        kafka: {cluster: c}
        topics: {raw: {partitions: 4}}
        sink: {%s}
      """;

  @BeforeAll
  static void runsAreThere(KubernetesClient client) {
    ServerWithCrd.prepare(client);
    create(client, "duckdb", "duckdb: {path: a.duckdb}");
    create(client, "bigquery", "bigquery: {project: my-project, dataset: d, location: EU}");
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("duckdb", "{source: {tweets: {seed: 2}}}", Rules.SOURCE_FIXED),
        Arguments.of("duckdb", "{source: {messages: 20}}", Rules.SOURCE_FIXED),
        Arguments.of("duckdb", "{source: {messages: null}}", Rules.SOURCE_FIXED),
        Arguments.of("duckdb", "{source: {tweets: null, replay: {path: a}}}", Rules.SOURCE_FIXED),
        Arguments.of("duckdb", "{kafka: {cluster: d}}", Rules.KAFKA_FIXED),
        Arguments.of("duckdb", "{kafka: {replicationFactor: 3}}", Rules.KAFKA_FIXED),
        Arguments.of(
            "duckdb", "{kafka: {cluster: null, bootstrapServers: 'b:1'}}", Rules.KAFKA_FIXED),
        Arguments.of("duckdb", "{topics: {raw: {partitions: 3}}}", Rules.PARTITIONS_SHRINK),
        Arguments.of("duckdb", "{topics: {processed: {partitions: 1}}}", Rules.PARTITIONS_SHRINK),
        Arguments.of("duckdb", "{enricher: {enrichments: [Hash]}}", Rules.ENRICHMENTS_FIXED),
        Arguments.of("duckdb", "{enricher: {prefix: my_}}", Rules.PREFIX_FIXED),
        Arguments.of("duckdb", "{sink: {duckdb: {path: b.duckdb}}}", SpecRules.WAREHOUSE_FIXED),
        Arguments.of(
            "duckdb", "{sink: {duckdb: null, files: {path: out}}}", SpecRules.WAREHOUSE_FIXED),
        Arguments.of("bigquery", "{sink: {bigquery: {dataset: e}}}", SpecRules.WAREHOUSE_FIXED),
        Arguments.of("bigquery", "{sink: {bigquery: {location: US}}}", SpecRules.WAREHOUSE_FIXED),
        Arguments.of(
            "bigquery", "{sink: {bigquery: {writeMethod: Streaming}}}", SpecRules.WAREHOUSE_FIXED));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatARunIs(String name, String spec, String message, KubernetesClient client) {
    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() -> patch(client, name, spec))
        .withMessageContaining(message);
  }

  static Stream<Arguments> allowed() {
    return Stream.of(
        Arguments.of("duckdb", "{source: {ratePerSecond: 50}}"),
        Arguments.of("duckdb", "{source: {ratePerSecond: null}}"),
        Arguments.of("duckdb", "{topics: {raw: {partitions: 8, maxPartitions: 9}}}"),
        Arguments.of("duckdb", "{topics: {raw: null}}"),
        Arguments.of("duckdb", "{topics: {raw: {config: {retention.ms: '1000'}}}}"),
        Arguments.of("duckdb", "{enricher: {replicas: 4, threads: 2}}"),
        Arguments.of("duckdb", "{enricher: {enrichments: [Text, Sentiment, Hash]}}"),
        Arguments.of("duckdb", "{enricher: null, producer: null}"),
        Arguments.of("duckdb", "{kafka: {listener: tls, tls: {}}}"),
        Arguments.of("duckdb", "{sink: {batch: {rows: 5}}}"),
        Arguments.of("duckdb", "{suspend: true, restartToken: now, ttlSecondsAfterFinished: 5}"),
        Arguments.of("bigquery", "{sink: {bigquery: {labels: {team: data}, updateSchema: false}}}"),
        Arguments.of("bigquery", "{sink: {replicas: 4, bigquery: {limits: {bytesPerDay: 5}}}}"));
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void allowsWhatARunMayBecome(String name, String spec, KubernetesClient client) {
    assertThat(patch(client, name, spec).getSpec()).isNotNull();
  }

  private static void create(KubernetesClient client, String name, String sink) {
    StrictCreate answer =
        StrictCreate.create(
            client, ServerWithCrd.PATH, String.format(Locale.ROOT, BEFORE, name, sink));
    assertThat(answer.accepted()).as(answer.body()).isTrue();
  }

  private static PipelineRun patch(KubernetesClient client, String name, String spec) {
    return client
        .resources(PipelineRun.class)
        .withName(name)
        .dryRun()
        .patch(PatchContext.of(PatchType.JSON_MERGE), json("{spec: " + spec + "}"));
  }

  private static String json(String yaml) {
    return new ObjectMapper().valueToTree(new Yaml().load(yaml)).toString();
  }
}
