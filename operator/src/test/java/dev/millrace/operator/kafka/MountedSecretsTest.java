package dev.millrace.operator.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.spec.SecretMount;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.crds.check.RunFile;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.PlanInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plan tells the workers' clients, read by Kafka's own classes. */
class MountedSecretsTest {
  private static final String RUN =
      """
      apiVersion: millrace.dev/v1alpha1
      kind: PipelineRun
      metadata: {name: kafka}
      spec:
        source: {tweets: {}}
        sink: {files: {path: out}}
        kafka:
          bootstrapServers: localhost:9094
          tls:
            trustedCertificates: [{name: ca, key: ca.crt}, {name: old-ca, key: ca.crt}]
            clientCertificate: {name: user, certificate: user.crt, key: user.key}
          sasl: {mechanism: SCRAM-SHA-512, username: me, passwordSecret: {name: user, key: password}}
      """;

  @TempDir Path secrets;

  @Test
  void kafkasOwnClientReadsTheMountedSecrets() throws IOException {
    String password = "pa55 wörd \"\\; admin=\"yes\nand more";
    secret("ca", "ca.crt", "NEW CA");
    secret("old-ca", "ca.crt", "OLD CA");
    secret("user", "user.crt", "CERTIFICATE");
    secret("user", "user.key", "KEY");
    secret("user", "password", password);
    KafkaConnection connection =
        PipelinePlan.of(RunFile.read(RUN), PlanInputs.cluster()).kafka().connection();

    AdminClientConfig client = new AdminClientConfig(asIfMounted(connection));

    assertThat(JaasContext.loadClientContext(client.values()).configurationEntries())
        .singleElement()
        .satisfies(
            login ->
                assertThat(login.getOptions())
                    .isEqualTo(Map.of("username", "me", "password", password)));
    assertThat(client.getPassword(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG).value())
        .isEqualTo("NEW CA\nOLD CA");
    assertThat(client.getPassword(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG).value())
        .isEqualTo("CERTIFICATE");
    assertThat(client.getPassword(SslConfigs.SSL_KEYSTORE_KEY_CONFIG).value()).isEqualTo("KEY");
    assertThat(client.getString(AdminClientConfig.SECURITY_PROTOCOL_CONFIG)).isEqualTo("SASL_SSL");
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
