package dev.millrace.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.api.Phase;
import dev.millrace.crds.apiserver.ApiServer;
import dev.millrace.crds.apiserver.ApiServerExtension;
import dev.millrace.operator.fixture.Runs;
import dev.millrace.operator.fixture.TestCluster;
import dev.millrace.operator.fixture.TestOperator;
import dev.millrace.operator.fixture.Waits;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two operators, one of which works. */
@ExtendWith(ApiServerExtension.class)
class LeaderIT {
  private static final String NAMESPACE = "leader-it";
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
  void theOtherTakesOverWhenTheLeaderIsStopped() {
    TestOperator one = operator("one");
    Waits.until(one::leads);
    try (TestOperator two = operator("two")) {
      assertThat(two.isHealthy()).as("one that waits is ready").isTrue();
      cluster.create(Runs.onStrimzi("led"));
      cluster.awaitPhase("led", Phase.Running);
      assertThat(two.leads()).isFalse();
      assertThat(two.traffic().writes()).isEmpty();

      one.close();

      assertThat(one.hasLostLeadership()).as("was asked to stop").isFalse();
      Waits.until(two::leads);
      int writes = one.traffic().writes().size();
      cluster.create(Runs.onStrimzi("followed"));
      cluster.awaitPhase("followed", Phase.Running);
      assertThat(two.traffic().writes()).isNotEmpty();
      assertThat(one.traffic().writes()).hasSize(writes);
    }
  }

  @Test
  void theOtherTakesOverWhenTheLeaderIsCutOff() {
    TestOperator one = operator("three");
    Waits.until(one::leads);
    try (TestOperator two = operator("four")) {
      one.die();

      Waits.until(one::hasLostLeadership);
      Waits.until(two::leads);
      cluster.create(Runs.onStrimzi("rescued"));
      cluster.awaitPhase("rescued", Phase.Running);
    }
  }

  private static TestOperator operator(String name) {
    return new TestOperator(server, TestOperator.electing(NAMESPACE), name);
  }
}
