package dev.millrace.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Phase;
import dev.millrace.crds.apiserver.ApiServer;
import dev.millrace.crds.apiserver.ApiServerExtension;
import dev.millrace.operator.fixture.Runs;
import dev.millrace.operator.fixture.TestCluster;
import dev.millrace.operator.fixture.TestOperator;
import dev.millrace.operator.fixture.Waits;
import dev.millrace.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to others: objects and topics of the same name, Secrets, a Kafka that is away. */
@ExtendWith(ApiServerExtension.class)
class OthersIT {
  private static final String NAMESPACE = "others-it";
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
  void aDeploymentOfSomebodyElseIsLeftAlone() {
    Deployment foreign = cluster.client().resource(foreignDeployment("taken-sink")).create();

    cluster.create(Runs.onStrimzi("taken"));

    Waits.until(() -> reason("taken", ConditionType.Ready).equals("NameConflict"));
    assertThat(condition("taken", ConditionType.Ready).getMessage())
        .contains("Deployment taken-sink exists and was not made for this run");
    assertThat(cluster.deployment("taken-sink").getSpec()).isEqualTo(foreign.getSpec());
    assertThat(cluster.deployment("taken-sink").getMetadata().getOwnerReferences()).isEmpty();

    cluster.client().resource(foreign).delete();
    operator.trigger(NAMESPACE, "taken");
    Waits.until(() -> Conditions.holds(cluster.run("taken").getStatus(), ConditionType.Ready));
  }

  @Test
  void aKafkaTopicOfSomebodyElseIsLeftAlone() {
    cluster
        .client()
        .resource(
            """
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaTopic
            metadata: {name: theirs.raw, namespace: others-it}
            spec: {partitions: 1}
            """)
        .create();
    Waits.until(() -> inKafka().contains("theirs.raw"));

    cluster.create(Runs.onStrimzi("theirs"));

    Waits.until(() -> reason("theirs", ConditionType.TopicsReady).equals("NameConflict"));
    assertThat(condition("theirs", ConditionType.TopicsReady).getMessage())
        .contains("Kafka has topic theirs.raw (id ", "already, which this run did not make");
    assertThat(inKafka()).doesNotContain("theirs.processed");
  }

  @Test
  void aTopicOfSomebodyElseInAnotherKafkaIsLeftAlone() throws Exception {
    cluster
        .admin()
        .createTopics(
            List.of(new NewTopic("strange.lanes", Optional.of(1), Optional.<Short>empty())))
        .all()
        .get();

    cluster.create(Runs.onAddress("strange", cluster.bootstrapServers()));

    Waits.until(() -> reason("strange", ConditionType.TopicsReady).equals("NameConflict"));
    assertThat(inKafka()).contains("strange.lanes").doesNotContain("strange.raw");
  }

  @Test
  void aSecretIsWaitedForAndItsChangeRestartsThePods() {
    cluster.create(
        Runs.onStrimzi("secret")
            .replace(
                "files: {path: out}",
                "bigquery: {project: my-project, dataset: d,"
                    + " credentialsSecret: {name: google, key: k}}"));
    Waits.until(() -> reason("secret", ConditionType.Ready).equals("SecretMissing"));
    assertThat(cluster.deployment("secret-sink")).isNull();

    put("one");
    Waits.until(() -> Conditions.holds(cluster.run("secret").getStatus(), ConditionType.Ready));
    Map<String, String> before = annotations("secret-sink");

    put("two");
    Waits.until(() -> !annotations("secret-sink").equals(before));
    assertThat(annotations("secret-enricher")).as("does not use it").isNullOrEmpty();
  }

  @Test
  void aKafkaThatIsAwayIsSaidAndHoldsUpNobodyElse() {
    cluster.create(Runs.onAddress("away", "127.0.0.1:9"));
    cluster.create(Runs.onStrimzi("here"));

    cluster.awaitPhase("here", Phase.Running);
    Waits.until(() -> reason("away", ConditionType.KafkaReachable).equals("Unreachable"));
    assertThat(cluster.run("away").getStatus().phase()).isEqualTo(Phase.Pending);
  }

  private static void put(String value) {
    cluster
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("google")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .addToStringData("k", value)
                .build())
        .serverSideApply();
  }

  private static Map<String, String> annotations(String deployment) {
    return cluster.deployment(deployment).getSpec().getTemplate().getMetadata().getAnnotations();
  }

  private static Deployment foreignDeployment(String name) {
    return Serialization.unmarshal(
        String.format(
            Locale.ROOT,
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s, namespace: others-it}
            spec:
              selector: {matchLabels: {a: b}}
              template:
                metadata: {labels: {a: b}}
                spec: {containers: [{name: c, image: i}]}
            """,
            name),
        Deployment.class);
  }

  private static java.util.Set<String> inKafka() {
    try {
      return cluster.admin().listTopics().names().get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Condition condition(String run, ConditionType type) {
    return Conditions.of(cluster.run(run).getStatus(), type).orElseThrow();
  }

  private static String reason(String run, ConditionType type) {
    return condition(run, type).getReason();
  }
}
