package dev.millrace.crds.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.connector.spec.SecretMount;
import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.check.RunFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
}
