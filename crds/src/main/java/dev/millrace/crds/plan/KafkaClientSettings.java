package dev.millrace.crds.plan;

import dev.millrace.connector.spec.SecretKey;
import dev.millrace.connector.spec.SecretMount;
import dev.millrace.crds.api.ClientCertificate;
import dev.millrace.crds.api.KafkaSasl;
import dev.millrace.crds.api.KafkaTls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kafka's client settings for encryption and log-in. Secrets are never in them: they refer to
 * mounted files, which the client reads itself through Kafka's {@code DirectoryConfigProvider}, a
 * password through one that quotes it.
 */
final class KafkaClientSettings {
  private static final String PROVIDER =
      "org.apache.kafka.common.config.provider.DirectoryConfigProvider";

  /** Belongs to the workers, who have it on their class path. */
  private static final String QUOTING_PROVIDER =
      "dev.millrace.runtime.kafka.QuotingDirectoryConfigProvider";

  private KafkaClientSettings() {}

  static Map<String, String> of(KafkaPlan kafka, KafkaAddress address) {
    Map<String, String> settings = new TreeMap<>(kafka.config());
    boolean encrypted = address.tls() || kafka.tls().isPresent();
    boolean logsIn = kafka.sasl().isPresent();
    if (encrypted || logsIn) {
      settings.put(
          "security.protocol", (logsIn ? "SASL_" : "") + (encrypted ? "SSL" : "PLAINTEXT"));
    }
    if (encrypted) {
      trust(kafka.tls().map(KafkaTls::trustedCertificates).orElse(null), address, settings);
    }
    kafka.tls().map(KafkaTls::clientCertificate).ifPresent(own -> show(own, settings));
    kafka.sasl().ifPresent(sasl -> logIn(sasl, settings));
    if (!kafka.mounts().isEmpty()) {
      settings.put("config.providers", "dir,quoted");
      provider("dir", PROVIDER, settings);
      provider("quoted", QUOTING_PROVIDER, settings);
    }
    return settings;
  }

  private static void provider(String name, String type, Map<String, String> settings) {
    settings.put("config.providers." + name + ".class", type);
    settings.put("config.providers." + name + ".param.allowed.paths", SecretMount.ROOT.toString());
  }

  private static void trust(
      List<SecretKey> trusted, KafkaAddress address, Map<String, String> settings) {
    List<String> certificates = new ArrayList<>();
    if (trusted != null) {
      trusted.forEach(secret -> certificates.add(reference(secret.name(), secret.key())));
    } else {
      certificates.addAll(address.certificates());
    }
    if (!certificates.isEmpty()) {
      settings.put("ssl.truststore.type", "PEM");
      settings.put("ssl.truststore.certificates", String.join("\n", certificates));
    }
  }

  private static void show(ClientCertificate own, Map<String, String> settings) {
    settings.put("ssl.keystore.type", "PEM");
    settings.put("ssl.keystore.certificate.chain", reference(own.name(), own.certificate()));
    settings.put("ssl.keystore.key", reference(own.name(), own.key()));
  }

  private static void logIn(KafkaSasl sasl, Map<String, String> settings) {
    SecretKey password = sasl.passwordSecret();
    settings.put("sasl.mechanism", sasl.mechanism().kafkaName());
    settings.put(
        "sasl.jaas.config",
        String.format(
            Locale.ROOT,
            "%s required username=\"%s\" password=\"%s\";",
            sasl.mechanism().loginModule(),
            sasl.username(),
            reference("quoted", password.name(), password.key())));
  }

  private static String reference(String secret, String key) {
    return reference("dir", secret, key);
  }

  private static String reference(String provider, String secret, String key) {
    return "${" + provider + ":" + SecretMount.of(secret).folder() + ":" + key + "}";
  }
}
