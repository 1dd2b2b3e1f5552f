package dev.millrace.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import dev.millrace.contract.Stage;
import dev.millrace.contract.env.Env;
import dev.millrace.operator.settings.OperatorSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
  @Test
  void helmHasNothingToSay() {
    LintResult result = new Helm(Chart.FOLDER).lint().strict().call();

    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  @Test
  void whatTheOperatorIsToldIsWhatItReads() {
    Map<String, String> told =
        environment("operator: {watchNamespaces: [a, b], threads: 3, leaderElection: true}");

    OperatorSettings read = Env.read(OperatorSettings.class, told);

    assertThat(Env.write(read)).isEqualTo(told);
    assertThat(read.watchNamespaces()).containsExactly("a", "b");
    assertThat(read.threads()).isEqualTo(3);
    assertThat(read.leader().election()).isTrue();
    assertThat(read.worker().fsGroup()).contains(65532L);
  }

  @Test
  void volumesCanBeLeftToTheCluster() {
    OperatorSettings read =
        Env.read(OperatorSettings.class, environment("workers: {fsGroup: null}"));

    assertThat(read.worker().fsGroup()).isEmpty();
  }

  @Test
  void imagesComeFromARegistryByTagOrDigest() {
    String digest = "sha256:" + "0a".repeat(32);
    OperatorSettings read =
        Env.read(
            OperatorSettings.class,
            environment(
                "images: {registry: r.example.com/team, producer: {tag: t1}, sink: {digest: \""
                    + digest
                    + "\"}}"));

    assertThat(read.images().of(Stage.PRODUCER))
        .isEqualTo("r.example.com/team/millrace/producer:t1");
    assertThat(read.images().of(Stage.SINK))
        .isEqualTo("r.example.com/team/millrace/sink@" + digest);
    assertThat(read.images().of(Stage.ENRICHER))
        .startsWith("r.example.com/team/millrace/enricher:");
  }

  @Test
  void byDefaultThereIsNothingThatAClusterMayNotKnow() {
    assertThat(Chart.kinds(""))
        .containsExactly(
            "ClusterRole",
            "ClusterRoleBinding",
            "Deployment",
            "Role",
            "RoleBinding",
            "ServiceAccount");
  }

  @Test
  void whatIsOptInComesWhenAskedFor() {
    assertThat(
            Chart.kinds(
                """
                networkPolicy: {enabled: true}
                monitoring:
                  podMonitor: {enabled: true}
                  prometheusRule: {enabled: true}
                  dashboard: {enabled: true}
                operator: {replicas: 2}
                rbac: {aggregateRoles: true}
                """))
        .contains(
            "NetworkPolicy", "PodMonitor", "PrometheusRule", "ConfigMap", "PodDisruptionBudget");
  }

  @Test
  void aNamespacedOperatorHasNoRightsBeyond() {
    assertThat(Chart.kinds("operator: {watchNamespaces: [a, b], leaderElection: false}"))
        .containsExactly(
            "Deployment",
            "Role",
            "Role",
            "Role",
            "RoleBinding",
            "RoleBinding",
            "RoleBinding",
            "ServiceAccount");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operator: {progressInterval: PT0S} | progressInterval",
        "operator: {resources: {limit: {memory: 1Gi}}} | limit",
        "operator: {replicas: 2, leaderElection: false} | operator.replicas: 2 is not allowed",
        "serviceAccount: {create: false} | serviceAccount.name: is needed",
        "operator: {threads: 0} | threads",
        "operator: {thread: 1} | additional properties",
        "operator: {watchNamespaces: [Upper]} | watchNamespaces",
        "operator: {watchNamespaces: default} | watchNamespaces",
        "operator: {progressInterval: 5s} | progressInterval",
        "images: {pullPolicy: Sometimes} | pullPolicy",
        "images: {sink: {digest: latest}} | digest",
        "workers: {memoryLimit: lots} | memoryLimit",
        "workers: {fsGroup: nobody} | fsGroup",
        "monitoring: {podMonitor: {interval: often}} | interval",
        "image: {} | additional properties"
      })
  void wrongValuesAreRefusedByName(String values, String message) {
    assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining(message);
  }

  /** With a value in place of what Kubernetes fills in. */
  private static Map<String, String> environment(String values) {
    Deployment operator = Chart.only(Deployment.class, Chart.render(values));
    Container container = operator.getSpec().getTemplate().getSpec().getContainers().get(0);
    return container.getEnv().stream()
        .collect(
            Collectors.toMap(
                EnvVar::getName, env -> env.getValue() == null ? "filled-in" : env.getValue()));
  }
}
