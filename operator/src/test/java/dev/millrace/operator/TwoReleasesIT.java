package dev.millrace.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Phase;
import dev.millrace.crds.apiserver.ApiServer;
import dev.millrace.crds.apiserver.ApiServerExtension;
import dev.millrace.operator.chart.Chart;
import dev.millrace.operator.fixture.Runs;
import dev.millrace.operator.fixture.TestCluster;
import dev.millrace.operator.fixture.TestOperator;
import dev.millrace.operator.fixture.Waits;
import dev.millrace.operator.status.Conditions;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two releases that were told to care for one namespace. */
@ExtendWith(ApiServerExtension.class)
class TwoReleasesIT {
  private static final String NAMESPACE = "two-it";
  private static TestCluster cluster;
  private static ApiServer server;

  @BeforeAll
  static void start(ApiServer apiServer, KubernetesClient client, @TempDir Path folder) {
    server = apiServer;
    cluster = TestCluster.start(client, NAMESPACE, folder);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void theSecondSaysWhoTheFirstIsAndFollowsIt() {
    TestOperator first = new TestOperator(server, NAMESPACE);
    cluster.create(Runs.onAddress("shared", cluster.bootstrapServers()));
    Waits.until(
        () -> Conditions.holds(cluster.run("shared").getStatus(), ConditionType.TopicsReady));

    try (TestOperator second = second()) {
      Waits.until(() -> second.refusal().isPresent());
      assertThat(second.refusal())
          .get()
          .asString()
          .contains(
              "the operator of release " + Chart.NAMESPACE + "/" + Chart.OPERATOR,
              "namespace " + NAMESPACE,
              "this one, " + Chart.NAMESPACE + "/second");
      cluster.create(Runs.onAddress("another", cluster.bootstrapServers()));
      cluster.awaitPhase("another", Phase.Running);
      assertThat(second.traffic().writes()).as("of the second").isEmpty();

      first.close();

      Waits.until(() -> second.refusal().isEmpty());
      cluster.create(Runs.onAddress("followed", cluster.bootstrapServers()));
      cluster.awaitPhase("followed", Phase.Running);
    }
  }

  private static TestOperator second() {
    return new TestOperator(
        server, TestOperator.ofRelease("second", NAMESPACE), "another-operator");
  }
}
