package dev.millrace.operator.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.config.KafkaConnection;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretReferencesTest {
  private static final KafkaConnection CONNECTION =
      new KafkaConnection(
          "b:9092",
          Map.of(
              "sasl.jaas.config",
              "login password=\"${quoted:/etc/millrace/secrets/kafka.user:password}\";",
              "ssl.truststore.certificates",
              "${dir:/etc/millrace/secrets/ca:a.crt}\n${dir:/etc/millrace/secrets/ca:b.crt}",
              "config.providers",
              "dir,quoted",
              "config.providers.dir.param.allowed.paths",
              "/etc/millrace/secrets",
              "metadata.max.age.ms",
              "1000"));

  @Test
  void entriesTakeThePlaceOfReferences() {
    assertThat(
            SecretReferences.resolve(
                CONNECTION,
                List.of(
                    secret("kafka.user", Map.of("password", "a$1\\b")),
                    secret("ca", Map.of("a.crt", "A", "b.crt", "B")))))
        .contains(
            new KafkaConnection(
                "b:9092",
                Map.of(
                    "sasl.jaas.config", "login password=\"a$1\\\\b\";",
                    "ssl.truststore.certificates", "A\nB",
                    "metadata.max.age.ms", "1000")));
  }

  @Test
  void aMissingEntryOrSecretMeansNoConnection() {
    Secret ca = secret("ca", Map.of("a.crt", "A", "b.crt", "B"));
    assertThat(SecretReferences.resolve(CONNECTION, List.of(ca))).isEmpty();
    assertThat(SecretReferences.resolve(CONNECTION, List.of(ca, secret("kafka.user", Map.of()))))
        .isEmpty();
  }

  @Test
  void aKeyIsMissedOnlyInASecretThatIsThere() {
    assertThat(
            SecretReferences.missingEntries(
                CONNECTION, Map.of("kafka.user", Set.of("pass"), "ca", Set.of("a.crt", "b.crt"))))
        .containsExactly("Secret kafka.user has no key password");
    assertThat(SecretReferences.missingEntries(CONNECTION, Map.of())).isEmpty();
  }

  @Test
  void namesAreThoseReferredTo() {
    assertThat(SecretReferences.names(CONNECTION)).containsExactly("ca", "kafka.user");
  }

  private static Secret secret(String name, Map<String, String> entries) {
    SecretBuilder secret = new SecretBuilder().withNewMetadata().withName(name).endMetadata();
    entries.forEach(
        (key, value) ->
            secret.addToData(
                key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return secret.build();
  }
}
