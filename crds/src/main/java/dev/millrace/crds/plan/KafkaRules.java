package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.crds.api.KafkaSpec;
import dev.millrace.crds.api.Rules;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** One Kafka, and client settings that leave the delivery contract alone. */
final class KafkaRules {
  private static final Pattern RESERVED = Pattern.compile(KafkaSpec.RESERVED_CONFIG);
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
    Objects.requireNonNullElse(kafka.config(), Map.<String, String>of())
        .forEach((name, value) -> setting(name, value, problems));
    if (inputs.isLocal() && kafka.bootstrapServers() != null) {
      secrets(kafka, problems);
    }
  }

  private static void setting(String name, String value, Problems problems) {
    if (RESERVED.matcher(name).matches()) {
      problems.add("spec.kafka.config." + name + ": " + Rules.CLIENT_CONFIG);
    }
    if (value != null && value.contains("${")) {
      problems.add("spec.kafka.config." + name + ": " + Rules.CONFIG_REFERENCE);
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
