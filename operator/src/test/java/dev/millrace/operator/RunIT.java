package dev.millrace.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Phase;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.apiserver.ApiServer;
import dev.millrace.crds.apiserver.ApiServerExtension;
import dev.millrace.operator.fixture.TestCluster;
import dev.millrace.operator.fixture.TestOperator;
import dev.millrace.operator.fixture.Waits;
import dev.millrace.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From a run to its objects, on a real API server. */
@ExtendWith(ApiServerExtension.class)
class RunIT {
  private static final String NAMESPACE = "run-it";
  private static TestCluster cluster;
  private static TestOperator operator;

  @BeforeAll
  static void start(ApiServer server, KubernetesClient client, @TempDir Path folder) {
    cluster = TestCluster.start(client, NAMESPACE, folder);
    operator = new TestOperator(server, NAMESPACE);
  }

  @AfterAll
  static void stop() {
    operator.close();
    cluster.close();
  }

  @Test
  void aRunBecomesTopicsThenStagesThatTheRunOwns() {
    PipelineRun run = cluster.create(yaml("first"));

    cluster.awaitPhase("first", Phase.Running);

    assertThat(
            cluster.client().resources(KafkaTopic.class).inNamespace(NAMESPACE).list().getItems())
        .filteredOn(t -> t.getMetadata().getName().startsWith("first."))
        .extracting(t -> t.getMetadata().getName() + " " + t.getSpec().getPartitions())
        .containsExactlyInAnyOrder(
            "first.raw 5",
            "first.processed 5",
            "first.dead-letter 1",
            "first.lanes 24",
            "first.positions 1");
    for (String stage : new String[] {"producer", "enricher", "sink"}) {
      assertThat(cluster.deployment("first-" + stage).getMetadata().getOwnerReferences())
          .extracting(owner -> owner.getUid() + owner.getController())
          .containsExactly(run.getMetadata().getUid() + true);
    }
    assertThat(cluster.deployment("first-enricher").getSpec().getReplicas()).isEqualTo(2);
    assertThat(applied(cluster.deployment("first-enricher")))
        .as("fields the operator applied")
        .containsKey("f:template")
        .doesNotContainKey("f:replicas");
  }

  @Test
  void aRunThatDidNotChangeIsNotWrittenAgain() {
    cluster.create(yaml("quiet"));
    cluster.awaitPhase("quiet", Phase.Running);
    Waits.untilStill(() -> operator.traffic().writes());
    List<String> before = operator.traffic().writes();
    long reconciled = operator.reconciliations();

    for (int i = 0; i < 5; i++) {
      long n = operator.reconciliations();
      operator.trigger(NAMESPACE, "quiet");
      Waits.until(() -> operator.reconciliations() > n);
    }

    assertThat(operator.reconciliations()).isGreaterThanOrEqualTo(reconciled + 5);
    assertThat(operator.traffic().writes()).isEqualTo(before);
  }

  @Test
  void whatTheSchemaCanNotSayIsRefusedInTheStatusOnce() {
    cluster.create(
        yaml("refused")
            .replace(
                "duckdb: {path: t.duckdb}",
                "bigquery: {project: my-project, dataset: d, clustering: [langauge]}"));

    assertThat(refusal("refused")).contains("spec.sink.bigquery.clustering[0]").contains("lang");
    long reconciled = operator.reconciliations();
    Waits.untilStill(operator::reconciliations);
    assertThat(operator.reconciliations() - reconciled).isLessThanOrEqualTo(1);
    assertThat(cluster.run("refused").getStatus().phase()).isEqualTo(Phase.Failed);
  }

  @Test
  void whatThePlanStumblesOverIsRefusedToo() {
    cluster.create(yaml("stumbles").replace("path: t.duckdb", "path: \"\\0\""));

    assertThat(refusal("stumbles")).startsWith("spec: cannot be planned: Nul character");
  }

  private static String refusal(String run) {
    Waits.until(() -> !Conditions.holds(cluster.run(run).getStatus(), ConditionType.Accepted));
    return Conditions.of(cluster.run(run).getStatus(), ConditionType.Accepted)
        .filter(c -> c.getReason().equals("InvalidSpec"))
        .orElseThrow()
        .getMessage();
  }

  @Test
  void phasesAreTold() {
    cluster.create(yaml("told"));
    cluster.awaitPhase("told", Phase.Running);

    Waits.until(
        () ->
            cluster
                .client()
                .resources(Event.class)
                .inNamespace(NAMESPACE)
                .list()
                .getItems()
                .stream()
                .filter(e -> e.getRegarding().getName().equals("told"))
                .map(Event::getReason)
                .toList()
                .containsAll(List.of("Pending", "Running")));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> applied(Deployment deployment) {
    return deployment.getMetadata().getManagedFields().stream()
        .filter(f -> f.getOperation().equals("Apply"))
        .map(f -> (Map<String, Object>) f.getFieldsV1().getAdditionalProperties().get("f:spec"))
        .findFirst()
        .orElseThrow();
  }

  private static String yaml(String name) {
    return String.format(
        Locale.ROOT,
        """
        apiVersion: millrace.dev/v1alpha1
        kind: PipelineRun
        metadata: {name: %s}
        spec:
          source: {tweets: {seed: 42, users: 100}, messages: 1000}
          kafka: {cluster: my-cluster}
          enricher: {replicas: 2}
          sink: {duckdb: {path: t.duckdb}}
        """,
        name);
  }
}
