package dev.millrace.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.apiserver.ApiServer;
import dev.millrace.crds.apiserver.ApiServerBinaries;
import dev.millrace.crds.apiserver.ApiServerExtension;
import dev.millrace.operator.chart.Chart;
import dev.millrace.operator.fixture.Runs;
import dev.millrace.operator.fixture.TestCluster;
import dev.millrace.operator.fixture.TestOperator;
import dev.millrace.operator.fixture.Waits;
import dev.millrace.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of its own, without Strimzi at first, all of whose namespaces are cared for. */
@ExtendWith(ApiServerExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BareClusterIT {
  private static final String NAMESPACE = "bare-it";
  private static final String DYING = "dying-it";
  private static ApiServer server;
  private static KubernetesClient client;
  private static TestCluster cluster;
  private static TestOperator operator;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = ApiServer.start(ApiServerBinaries.find().orElseThrow());
    client = server.client();
    cluster = TestCluster.withoutStrimzi(client, NAMESPACE, folder);
    operator = new TestOperator(server);
  }

  @AfterAll
  static void stop() {
    operator.close();
    cluster.close();
    client.close();
    server.close();
  }

  @Test
  @Order(1)
  void aRunOnStrimziSaysThatItIsMissingAndGoesAtOnce() {
    cluster.create(Runs.onStrimzi("strimziless"));

    Waits.until(() -> reason("strimziless", ConditionType.TopicsReady).equals("StrimziMissing"));

    runs(NAMESPACE, "strimziless").delete();
    assertThat(cluster.run("strimziless")).as("nothing holds it up").isNull();
    assertThat(ledger(NAMESPACE, "strimziless")).isNull();
  }

  @Test
  @Order(2)
  void topicsGoWhoseNamespaceWentWithoutTheOperator() {
    TestCluster.make(client, DYING);
    PipelineRun run =
        client
            .getKubernetesSerialization()
            .unmarshal(Runs.onAddress("dying", cluster.bootstrapServers()), PipelineRun.class);
    client.resource(run).inNamespace(DYING).create();
    Waits.until(() -> inKafka("dying").size() == 5);
    operator.close();

    end(DYING);

    assertThat(client.namespaces().withName(DYING).get()).as("nothing holds it up").isNull();
    assertThat(inKafka("dying")).hasSize(5);
    operator = new TestOperator(server);
    Waits.until(() -> inKafka("dying").isEmpty());
    Waits.until(() -> ledger(DYING, "dying") == null);
  }

  @Test
  @Order(3)
  void strimziMayComeLater() {
    cluster.create(Runs.onStrimzi("early"));
    Waits.until(() -> reason("early", ConditionType.TopicsReady).equals("StrimziMissing"));

    cluster.addStrimzi();

    operator.trigger(NAMESPACE, "early");
    Waits.until(() -> Conditions.holds(status("early"), ConditionType.Ready));
  }

  /** As the namespace controller does, which does not run here. */
  private static void end(String namespace) {
    runs(namespace, "dying").delete();
    client.apps().deployments().inNamespace(namespace).delete();
    client.policy().v1().podDisruptionBudget().inNamespace(namespace).delete();
    client.configMaps().inNamespace(namespace).delete();
    client.namespaces().withName(namespace).delete();
    Namespace dying = client.namespaces().withName(namespace).get();
    dying.getSpec().setFinalizers(null);
    client.raw("/api/v1/namespaces/" + namespace + "/finalize", "PUT", dying);
  }

  private static io.fabric8.kubernetes.client.dsl.Resource<PipelineRun> runs(
      String namespace, String name) {
    return client.resources(PipelineRun.class).inNamespace(namespace).withName(name);
  }

  private static ConfigMap ledger(String namespace, String run) {
    return client
        .configMaps()
        .inNamespace(Chart.NAMESPACE)
        .withName(new RunNames(run).topicLedger(namespace))
        .get();
  }

  private static PipelineRunStatus status(String run) {
    return cluster.run(run).getStatus();
  }

  private static String reason(String run, ConditionType type) {
    return Conditions.of(status(run), type).orElseThrow().getReason();
  }

  private static Set<String> inKafka(String run) {
    try {
      return cluster.admin().listTopics().names().get().stream()
          .filter(name -> name.startsWith(run + "."))
          .collect(Collectors.toSet());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
