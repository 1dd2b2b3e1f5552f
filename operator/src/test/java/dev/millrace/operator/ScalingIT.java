package dev.millrace.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Phase;
import dev.millrace.crds.api.ReplicaSource;
import dev.millrace.crds.api.StageStatus;
import dev.millrace.crds.apiserver.ApiServer;
import dev.millrace.crds.apiserver.ApiServerExtension;
import dev.millrace.operator.fixture.Runs;
import dev.millrace.operator.fixture.TestCluster;
import dev.millrace.operator.fixture.TestOperator;
import dev.millrace.operator.fixture.Waits;
import dev.millrace.operator.status.Conditions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whoever scales keeps the say, seen through the scale subresource of a real API server. */
@ExtendWith(ApiServerExtension.class)
class ScalingIT {
  private static final String NAMESPACE = "scaling-it";
  private static TestCluster cluster;
  private static TestOperator operator;
  private static ApiServer server;

  @BeforeAll
  static void start(ApiServer apiServer, KubernetesClient client, @TempDir Path folder) {
    server = apiServer;
    cluster = TestCluster.start(client, NAMESPACE, folder);
    operator = new TestOperator(server, NAMESPACE);
  }

  @AfterAll
  static void stop() {
    operator.close();
    cluster.close();
  }

  @Test
  void aScaleStaysThroughLooksARestartAndAnotherEdit() {
    begin("kept");
    long others = generation("kept-sink") + generation("kept-producer");

    scale("kept-enricher", 4);

    Waits.until(() -> enricher("kept").replicaSource() == ReplicaSource.Scaled);
    assertThat(enricher("kept"))
        .extracting(StageStatus::declaredReplicas, StageStatus::replicas)
        .containsExactly(2, 4);
    look("kept", 10);
    assertThat(replicas("kept-enricher")).isEqualTo(4);

    operator.close();
    operator = new TestOperator(server, NAMESPACE);
    Waits.until(() -> operator.reconciliations() > 0);
    assertThat(replicas("kept-enricher")).isEqualTo(4);

    edit("kept", "{\"spec\":{\"ttlSecondsAfterFinished\":1000}}");
    Waits.until(() -> cluster.run("kept").getStatus().observedGeneration() == 2);
    assertThat(replicas("kept-enricher")).isEqualTo(4);
    assertThat(generation("kept-sink") + generation("kept-producer"))
        .as("scaling one stage touches no other")
        .isEqualTo(others);

    edit("kept", "{\"spec\":{\"enricher\":{\"replicas\":3}}}");
    Waits.until(() -> replicas("kept-enricher") == 3);
    Waits.until(() -> enricher("kept").replicaSource() == ReplicaSource.Declared);
    scale("kept-enricher", 5);
    Waits.until(() -> enricher("kept").replicas() == 5);
    assertThat(replicas("kept-enricher")).isEqualTo(5);
  }

  @Test
  void anAutoscalerIsNotFought() {
    begin("auto");
    int orders = scaleOrders();

    for (int replicas : new int[] {3, 6, 1, 5}) {
      scale("auto-enricher", replicas);
      Waits.until(() -> enricher("auto").replicas() == replicas);
      look("auto", 3);
      assertThat(replicas("auto-enricher")).isEqualTo(replicas);
    }

    assertThat(scaleOrders()).as("scale subresources the operator wrote").isEqualTo(orders);
  }

  @Test
  void partitionsGrowWithReadersAsFarAsTheyMay() {
    begin("grows");

    scale("grows-enricher", 7);
    Waits.until(() -> partitions("grows.raw") == 7);
    Waits.until(() -> holds("grows", ConditionType.TopicsReady));
    assertThat(holds("grows", ConditionType.PartitionsSufficient)).isTrue();

    scale("grows-enricher", 10);
    Waits.until(() -> partitions("grows.raw") == 8);
    Waits.until(() -> !holds("grows", ConditionType.PartitionsSufficient));
    assertThat(enricher("grows").idleReplicas()).isEqualTo(2);

    scale("grows-enricher", 2);
    Waits.until(() -> holds("grows", ConditionType.PartitionsSufficient));
    assertThat(partitions("grows.raw")).as("never shrinks").isEqualTo(8);
  }

  @Test
  void suspendStopsAndResumeGoesBackToWhatItWas() {
    begin("pauses");
    scale("pauses-enricher", 4);
    Waits.until(() -> enricher("pauses").replicas() == 4);

    edit("pauses", "{\"spec\":{\"suspend\":true}}");
    cluster.awaitPhase("pauses", Phase.Suspended);
    Waits.until(() -> replicas("pauses-enricher") == 0);
    Waits.until(() -> replicas("pauses-sink") == 0);
    Waits.until(() -> enricher("pauses").readyReplicas() == 0);

    edit("pauses", "{\"spec\":{\"suspend\":false}}");
    cluster.awaitPhase("pauses", Phase.Running);
    Waits.until(() -> replicas("pauses-enricher") == 4);
    Waits.until(() -> replicas("pauses-sink") == 1);
  }

  @Test
  void aRunSuspendedFromTheStartGetsTopicsAndNoStages() {
    cluster.create(Runs.with(Runs.onStrimzi("waits"), "suspend: true"));

    Waits.until(() -> holds("waits", ConditionType.TopicsReady));
    assertThat(cluster.run("waits").getStatus().phase()).isEqualTo(Phase.Suspended);
    assertThat(cluster.deployment("waits-producer")).isNull();

    edit("waits", "{\"spec\":{\"suspend\":false}}");
    cluster.awaitPhase("waits", Phase.Running);
    assertThat(replicas("waits-enricher")).isEqualTo(2);
  }

  private static void begin(String name) {
    cluster.create(Runs.onStrimzi(name));
    Waits.until(() -> holds(name, ConditionType.Ready));
  }

  private static void look(String run, int times) {
    for (int i = 0; i < times; i++) {
      long n = operator.reconciliations();
      operator.trigger(NAMESPACE, run);
      Waits.until(() -> operator.reconciliations() > n);
    }
  }

  private static int scaleOrders() {
    return (int)
        operator.traffic().writes().stream().filter(line -> line.endsWith("/scale")).count();
  }

  private static void scale(String deployment, int replicas) {
    cluster
        .client()
        .apps()
        .deployments()
        .inNamespace(NAMESPACE)
        .withName(deployment)
        .scale(replicas);
  }

  private static void edit(String run, String patch) {
    cluster
        .client()
        .resources(dev.millrace.crds.api.PipelineRun.class)
        .inNamespace(NAMESPACE)
        .withName(run)
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  private static int replicas(String deployment) {
    return cluster.deployment(deployment).getSpec().getReplicas();
  }

  private static long generation(String deployment) {
    return cluster.deployment(deployment).getMetadata().getGeneration();
  }

  private static int partitions(String topic) {
    return cluster
        .client()
        .resources(KafkaTopic.class)
        .inNamespace(NAMESPACE)
        .withName(topic)
        .get()
        .getSpec()
        .getPartitions();
  }

  private static StageStatus enricher(String run) {
    return cluster.run(run).getStatus().stages().get(1);
  }

  private static boolean holds(String run, ConditionType type) {
    return Conditions.holds(cluster.run(run).getStatus(), type);
  }
}
