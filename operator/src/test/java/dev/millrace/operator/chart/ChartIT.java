package dev.millrace.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import dev.millrace.crds.api.Phase;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.apiserver.ApiServer;
import dev.millrace.crds.apiserver.ApiServerExtension;
import dev.millrace.operator.MillraceOperator;
import dev.millrace.operator.access.AccessCheckMain;
import dev.millrace.operator.fixture.Runs;
import dev.millrace.operator.fixture.TestCluster;
import dev.millrace.operator.fixture.TestOperator;
import dev.millrace.operator.fixture.Waits;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The chart installed on a real API server, and the operator with the rights it gives. */
@ExtendWith(ApiServerExtension.class)
class ChartIT {
  private static final String SYSTEM = "chart-it-system";
  private static final String RUNS = "chart-it-runs";
  private static final String OPERATOR = "it-millrace-operator";
  private static final String VALUES = "operator: {watchNamespaces: [" + RUNS + "]}";

  private static TestCluster cluster;
  private static String kubeconfig;
  private static Config asOperator;
  private static Release installed;

  @BeforeAll
  static void install(ApiServer server, KubernetesClient client, @TempDir Path folder) {
    cluster = TestCluster.start(client, RUNS, folder);
    kubeconfig = kubeconfig(server.config());
    asOperator =
        new ConfigBuilder(server.config())
            .withImpersonateUsername("system:serviceaccount:" + SYSTEM + ":" + OPERATOR)
            .withImpersonateGroups("system:serviceaccounts", "system:authenticated")
            .build();
    installed =
        Chart.withFile(
            VALUES,
            file ->
                new Helm(Chart.FOLDER)
                    .install()
                    .withName("it")
                    .withNamespace(SYSTEM)
                    .createNamespace()
                    .withValuesFile(file)
                    .withKubeConfigContents(kubeconfig)
                    .call());
  }

  @AfterAll
  static void uninstall() {
    Helm.uninstall("it").withNamespace(SYSTEM).withKubeConfigContents(kubeconfig).call();
    assertThat(cluster.client().apps().deployments().inNamespace(SYSTEM).list().getItems())
        .isEmpty();
    assertThat(
            cluster
                .client()
                .rbac()
                .roles()
                .inNamespace(RUNS)
                .withLabel("app.kubernetes.io/instance", "it")
                .list()
                .getItems())
        .isEmpty();
    cluster.close();
  }

  @Test
  void itIsInstalledAndSaysWhatIsNext() {
    assertThat(installed.getStatus()).isEqualTo("deployed");
    assertThat(installed.getOutput())
        .contains(
            "kubectl apply -n " + RUNS, "kubectl get -n " + RUNS + " pipelineruns.millrace.dev")
        .contains("kubectl scale -n " + RUNS);
    assertThat(operatorDeployment()).isNotNull();
  }

  @Test
  void itsOwnTestOfRightsHolds(@TempDir Path folder) {
    try (KubernetesClient operator = new KubernetesClientBuilder().withConfig(asOperator).build()) {
      assertThat(Chart.accessTest(VALUES, folder).getSpec().getContainers())
          .hasSize(3)
          .allSatisfy(
              c ->
                  assertThat(AccessCheckMain.wrong(operator, inThisRelease(c.getArgs()))).isZero());
      assertThatThrownBy(() -> operator.resources(PipelineRun.class).inNamespace("default").list())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("Forbidden");
    }
  }

  @Test
  void theOperatorNeedsNoOtherRights() {
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(asOperator).build();
        MillraceOperator operator =
            MillraceOperator.start(
                TestOperator.settingsIn(SYSTEM, RUNS),
                client,
                new SimpleMeterRegistry(),
                "operator-in-chart",
                () -> {
                  throw new AssertionError("lost the lead");
                },
                Clock.systemUTC())) {
      cluster.create(Runs.onStrimzi("allowed"));
      cluster.awaitPhase("allowed", Phase.Running);
      cluster.client().apps().deployments().inNamespace(RUNS).withName("allowed-enricher").scale(4);
      Waits.until(() -> cluster.run("allowed").getStatus().stages().get(1).replicas() == 4);
      assertThat(operator.isHealthy()).isTrue();
    }
  }

  @Test
  void anUpgradeBringsASecondOperatorAndItsBudget() {
    Release upgraded =
        Chart.withFile(
            VALUES.replace("}", ", replicas: 2}"),
            file ->
                new Helm(Chart.FOLDER)
                    .upgrade()
                    .withName("it")
                    .withNamespace(SYSTEM)
                    .withValuesFile(file)
                    .withKubeConfigContents(kubeconfig)
                    .call());

    assertThat(upgraded.getRevision()).isEqualTo("2");
    assertThat(upgraded.getOutput()).contains("kubectl apply --server-side");
    assertThat(operatorDeployment().getSpec().getReplicas()).isEqualTo(2);
    assertThat(
            cluster
                .client()
                .policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace(SYSTEM)
                .withName(OPERATOR)
                .get())
        .isNotNull();
  }

  /** The pod of {@code helm test} is rendered for the namespace of {@link Chart}. */
  private static String[] inThisRelease(List<String> arguments) {
    return arguments.stream()
        .map(a -> a.replace("--namespace=" + Chart.NAMESPACE, "--namespace=" + SYSTEM))
        .toArray(String[]::new);
  }

  private static Deployment operatorDeployment() {
    return cluster.client().apps().deployments().inNamespace(SYSTEM).withName(OPERATOR).get();
  }

  private static String kubeconfig(Config config) {
    return String.format(
        Locale.ROOT,
        """
        apiVersion: v1
        kind: Config
        clusters:
        - {name: it, cluster: {server: "%s", certificate-authority: "%s"}}
        users:
        - {name: it, user: {token: "%s"}}
        contexts:
        - {name: it, context: {cluster: it, user: it}}
        current-context: it
        """,
        config.getMasterUrl(),
        config.getCaCertFile(),
        config.getOauthToken());
  }
}
