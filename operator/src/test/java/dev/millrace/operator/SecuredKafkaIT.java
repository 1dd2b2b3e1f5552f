package dev.millrace.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.spec.SecretMount;
import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.env.Env;
import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.apiserver.ApiServer;
import dev.millrace.crds.apiserver.ApiServerExtension;
import dev.millrace.operator.fixture.Runs;
import dev.millrace.operator.fixture.SecuredKafka;
import dev.millrace.operator.fixture.TestCluster;
import dev.millrace.operator.fixture.TestOperator;
import dev.millrace.operator.fixture.Waits;
import dev.millrace.operator.status.Conditions;
import dev.millrace.runtime.kafka.KafkaClients;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A Kafka that is encrypted and asks for a log-in, reached by the operator and by workers. */
@ExtendWith(ApiServerExtension.class)
class SecuredKafkaIT {
  private static final String NAMESPACE = "secured-it";
  private static final Locale before = Locale.getDefault();
  private static TestCluster cluster;
  private static TestOperator operator;
  private static SecuredKafka kafka;
  private static Admin open;

  @TempDir Path mounted;

  @BeforeAll
  static void start(ApiServer server, KubernetesClient client, @TempDir Path folder) {
    // Kafka's broker writes the iterations of SCRAM in the digits of its process's locale.
    Locale.setDefault(Locale.ROOT);
    kafka = SecuredKafka.start(folder.resolve("secured"));
    cluster = TestCluster.start(client, NAMESPACE, folder.resolve("open"));
    secret("authority", "ca.crt", kafka.certificate());
    secret("login", "password", SecuredKafka.PASSWORD);
    open = Admin.create(Map.of("bootstrap.servers", kafka.openAddress()));
    operator = new TestOperator(server, NAMESPACE);
  }

  @AfterAll
  static void stop() {
    operator.close();
    cluster.close();
    open.close();
    kafka.close();
    Locale.setDefault(before);
  }

  @Test
  void anAddressWithTrustedCertificatesAndAPassword() throws Exception {
    cluster.create(
        secured("plain", kafka.address(), "PLAIN", "login")
            .replace(
                "sasl:", "tls: {trustedCertificates: [{name: authority, key: ca.crt}]}, sasl:"));

    Waits.until(() -> holds("plain", ConditionType.Ready));
    Waits.until(() -> holds("plain", ConditionType.KafkaReachable));
    assertThat(topicsSeenByAWorkerOf("plain")).contains("plain.raw");
  }

  @Test
  void aListenerOfStrimziWhoseStatusSaysWhomToTrust() throws Exception {
    cluster.declareKafka(
        "scrammed",
        "{name: tls, port: 9093, type: internal, tls: true, authentication: {type: scram-sha-512}}",
        kafka.address(),
        kafka.certificate());
    cluster.addTopicOperator("scrammed", open);
    cluster.create(
        secured("scram", "", "SCRAM-SHA-512", "login")
            .replace("bootstrapServers: \"\"", "cluster: scrammed"));

    Waits.until(() -> holds("scram", ConditionType.Ready));
    Waits.until(() -> holds("scram", ConditionType.KafkaReachable));
    assertThat(topicsSeenByAWorkerOf("scram")).contains("scram.raw");
  }

  @Test
  void aWrongPasswordIsSaidAndTheRightOneIsTakenWithoutMore() {
    secret("wrong", "password", "something else");
    cluster.create(
        secured("refused", kafka.address(), "PLAIN", "wrong")
            .replace(
                "sasl:", "tls: {trustedCertificates: [{name: authority, key: ca.crt}]}, sasl:"));

    Waits.until(() -> said("refused", ConditionType.KafkaReachable).contains("Authentication"));
    assertThat(said("refused", ConditionType.KafkaReachable)).doesNotContain("something else");

    secret("wrong", "password", SecuredKafka.PASSWORD);
    Waits.until(() -> holds("refused", ConditionType.Ready));
  }

  private static String secured(String name, String address, String mechanism, String secret) {
    return Runs.onAddress(name, address)
        .replace(
            "bootstrapServers: \"" + address + "\"}",
            String.format(
                Locale.ROOT,
                "bootstrapServers: \"%s\", sasl: {mechanism: %s, username: %s, passwordSecret:"
                    + " {name: %s, key: password}}}",
                address,
                mechanism,
                SecuredKafka.USER,
                secret));
  }

  /** Connects with what the Deployment gives its pods: variables, and Secrets as files. */
  private java.util.Set<String> topicsSeenByAWorkerOf(String run) throws Exception {
    Map<String, String> environment = new HashMap<>();
    for (EnvVar variable :
        cluster
            .deployment(run + "-enricher")
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .get(0)
            .getEnv()) {
      environment.put(variable.getName(), value(variable));
    }
    mount("authority", "ca.crt", kafka.certificate());
    mount("login", "password", SecuredKafka.PASSWORD);
    KafkaConnection connection = Env.read(EnricherConfig.class, environment).kafka();
    try (Admin admin = new KafkaClients(connection, "worker").admin()) {
      return admin.listTopics().names().get();
    }
  }

  /** The API server leaves an empty value out. */
  private String value(EnvVar variable) {
    if (variable.getValueFrom() != null) {
      return "the-pod";
    }
    return Objects.requireNonNullElse(variable.getValue(), "")
        .replace(SecretMount.ROOT.toString(), mounted.toString());
  }

  private void mount(String secret, String key, String value) throws IOException {
    Files.writeString(Files.createDirectories(mounted.resolve(secret)).resolve(key), value);
  }

  private static void secret(String name, String key, String value) {
    cluster
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .addToStringData(key, value)
                .build())
        .serverSideApply();
  }

  private static boolean holds(String run, ConditionType type) {
    return Conditions.holds(cluster.run(run).getStatus(), type);
  }

  private static String said(String run, ConditionType type) {
    return Conditions.of(cluster.run(run).getStatus(), type).map(Condition::getMessage).orElse("");
  }
}
