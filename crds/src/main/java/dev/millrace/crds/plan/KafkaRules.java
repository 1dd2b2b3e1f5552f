package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.crds.api.KafkaSpec;
import dev.millrace.crds.api.Rules;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One Kafka, and client settings that leave the delivery contract alone. */
final class KafkaRules {
  private static final String NO_SECRETS =
      "refers to a Secret, which a local run does not have: use a Kafka that takes plain"
          + " connections, or run in a cluster";

  private KafkaRules() {}

  static void check(KafkaSpec kafka, PlanInputs inputs, Problems problems) {
    if ((kafka.cluster() == null) == (kafka.bootstrapServers() == null)) {
      problems.add("spec.kafka: " + Rules.ONE_KAFKA);
    } else if (kafka.listener() != null && kafka.cluster() == null) {
      problems.add("spec.kafka.listener: " + Rules.LISTENER_NEEDS_CLUSTER);
    }
    Map<String, String> config = Objects.requireNonNullElse(kafka.config(), Map.of());
    config.forEach((name, value) -> setting(name, value, problems));
    heartbeats(config, problems);
    if (inputs.isLocal() && kafka.bootstrapServers() != null) {
      secrets(kafka, problems);
    }
  }

  private static void setting(String name, String value, Problems problems) {
    String path = "spec.kafka.config." + name;
    Optional<ClientSetting> allowed = ClientSetting.named(name);
    if (allowed.isEmpty()) {
      problems.add(path + ": " + RefusedSetting.sentence(name));
    }
    if (value != null && value.contains("${")) {
      problems.add(path + ": " + Rules.CONFIG_REFERENCE);
    } else if (value != null) {
      allowed.ifPresent(setting -> setting.check(path, value, problems));
    }
  }

  /** Kafka's own rule, by the values that count when one of them is not set. */
  private static void heartbeats(Map<String, String> config, Problems problems) {
    String name = ClientSetting.HEARTBEAT.kafkaName();
    String heartbeat = config.getOrDefault(name, "3000");
    String session = config.getOrDefault(ClientSetting.SESSION.kafkaName(), "10000");
    if (ClientSetting.HEARTBEAT.allows(heartbeat) && ClientSetting.SESSION.allows(session)) {
      problems.require(
          3 * Long.parseLong(heartbeat) <= Long.parseLong(session),
          "spec.kafka.config." + name,
          heartbeat,
          "must be at most a third of session.timeout.ms, which is " + session);
    }
  }

  private static void secrets(KafkaSpec kafka, Problems problems) {
    if (kafka.tls() != null && kafka.tls().trustedCertificates() != null) {
      problems.add("spec.kafka.tls.trustedCertificates: " + NO_SECRETS);
    }
    if (kafka.tls() != null && kafka.tls().clientCertificate() != null) {
      problems.add("spec.kafka.tls.clientCertificate: " + NO_SECRETS);
    }
    if (kafka.sasl() != null) {
      problems.add("spec.kafka.sasl.passwordSecret: " + NO_SECRETS);
    }
  }
}
