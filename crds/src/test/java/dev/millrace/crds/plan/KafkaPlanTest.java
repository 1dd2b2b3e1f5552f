package dev.millrace.crds.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.crds.check.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPlanTest {
  private static final String SECURED =
      """
      bootstrapServers: broker:9094
          tls:
            trustedCertificates: [{name: ca, key: ca.crt}, {name: old-ca, key: ca.crt}]
            clientCertificate: {name: user, certificate: user.crt, key: user.key}
          sasl: {mechanism: SCRAM-SHA-512, username: me, passwordSecret: {name: user, key: password}}
      """;

  @TempDir Path secrets;

  @Test
  void kafkasOwnClientReadsTheMountedSecrets() throws IOException {
    secret("ca", "ca.crt", "NEW CA");
    secret("old-ca", "ca.crt", "OLD CA");
    secret("user", "user.crt", "CERTIFICATE");
    secret("user", "user.key", "KEY");
    secret("user", "password", "pa55 wörd");
    KafkaConnection connection = plan(SECURED, PlanInputs.cluster()).connection();

    AdminClientConfig client = new AdminClientConfig(asIfMounted(connection));

    assertThat(client.getPassword(SaslConfigs.SASL_JAAS_CONFIG).value())
        .isEqualTo(
            "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"me\" password=\"pa55 wörd\";");
    assertThat(client.getPassword(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG).value())
        .isEqualTo("NEW CA\nOLD CA");
    assertThat(client.getPassword(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG).value())
        .isEqualTo("CERTIFICATE");
    assertThat(client.getPassword(SslConfigs.SSL_KEYSTORE_KEY_CONFIG).value()).isEqualTo("KEY");
    assertThat(client.getString(AdminClientConfig.SECURITY_PROTOCOL_CONFIG)).isEqualTo("SASL_SSL");
  }

  @Test
  void noSecretIsInTheSettings() {
    KafkaPlan plan = plan(SECURED, PlanInputs.cluster());

    assertThat(plan.mounts())
        .extracting(SecretMount::secret)
        .containsExactly("ca", "old-ca", "user");
    assertThat(plan.connection().client().get("ssl.keystore.key"))
        .isEqualTo("${dir:/etc/millrace/secrets/user:user.key}");
  }

  @Test
  void aClustersOwnAuthorityIsTrustedUnlessTheRunNamesOthers() {
    KafkaAddress address = new KafkaAddress("k:9093", true, List.of("A", "B"));

    assertThat(plan("cluster: c", PlanInputs.cluster()).connection(address).client())
        .containsEntry("security.protocol", "SSL")
        .containsEntry("ssl.truststore.certificates", "A\nB");
    assertThat(
            plan(
                    SECURED.replace("bootstrapServers: broker:9094", "cluster: c"),
                    PlanInputs.cluster())
                .connection(address)
                .client()
                .get("ssl.truststore.certificates"))
        .startsWith("${dir:");
  }

  @Test
  void aLocalRunHasNoSecretsToReferTo() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> plan(SECURED, PlanInputs.local(secrets)))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .hasSize(3)
                    .allSatisfy(
                        problem ->
                            assertThat(problem)
                                .contains("refers to a Secret, which a local run does not have")));
  }

  @Test
  void aLocalRunWithoutAnAddressTakesNothingFromTheCluster() {
    KafkaPlan plan =
        plan(
            SECURED.replace("bootstrapServers: broker:9094", "cluster: c"),
            PlanInputs.local(secrets));

    assertThat(plan.connection(KafkaAddress.plain("127.0.0.1:9092")).client()).isEmpty();
    assertThat(plan.cluster()).isEmpty();
  }

  private static KafkaPlan plan(String kafka, PlanInputs inputs) {
    String run =
        """
        apiVersion: millrace.dev/v1alpha1
        kind: PipelineRun
        metadata: {name: kafka}
        spec:
          source: {tweets: {}}
          sink: {files: {path: out}}
          kafka:
            %s
        """;
    return PipelinePlan.of(RunFile.read(String.format(Locale.ROOT, run, kafka)), inputs).kafka();
  }

  private void secret(String name, String key, String value) throws IOException {
    Files.createDirectories(secrets.resolve(name));
    Files.writeString(secrets.resolve(name).resolve(key), value);
  }

  private Map<String, Object> asIfMounted(KafkaConnection connection) {
    Map<String, Object> settings = new HashMap<>();
    connection
        .client()
        .forEach(
            (name, value) ->
                settings.put(name, value.replace(SecretMount.ROOT.toString(), secrets.toString())));
    settings.put("bootstrap.servers", connection.bootstrapServers());
    return settings;
  }
}
