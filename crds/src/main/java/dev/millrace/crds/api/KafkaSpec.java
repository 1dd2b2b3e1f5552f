package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/**
 * Which Kafka carries the events and how to reach it; exactly one of {@code cluster} and {@code
 * bootstrapServers}.
 *
 * @param cluster name of a Strimzi {@code Kafka} in the run's namespace
 * @param listener which of the cluster's listeners to use
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param tls encryption and certificates
 * @param sasl log-in
 * @param config further client settings
 * @param replicationFactor of the run's topics; absent means the brokers' default
 */
@ApiRecord
@ValidationRule(
    value = "has(self.cluster) != has(self.bootstrapServers)",
    message = Rules.ONE_KAFKA)
@ValidationRule(
    value = "!has(self.listener) || has(self.cluster)",
    message = Rules.LISTENER_NEEDS_CLUSTER,
    fieldPath = ".listener")
@ValidationRule(value = KafkaSpec.CONFIG_RULE, message = Rules.CLIENT_CONFIG, fieldPath = ".config")
@ValidationRule(
    value = "!has(self.config) || self.config.all(k, !self.config[k].contains('${'))",
    message = Rules.CONFIG_REFERENCE,
    fieldPath = ".config")
@ValidationRule(
    value =
        "has(self.cluster) == has(oldSelf.cluster) && (!has(self.cluster) || self.cluster =="
            + " oldSelf.cluster) && has(self.bootstrapServers) == has(oldSelf.bootstrapServers) &&"
            + " (!has(self.bootstrapServers) || self.bootstrapServers == oldSelf.bootstrapServers)"
            + " && has(self.replicationFactor) == has(oldSelf.replicationFactor) &&"
            + " (!has(self.replicationFactor) || self.replicationFactor =="
            + " oldSelf.replicationFactor)",
    message = Rules.KAFKA_FIXED)
public record KafkaSpec(
    @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
        @Size(min = 1, max = 253)
        @JsonPropertyDescription(
            "Name of a Strimzi Kafka in this namespace. Topics become KafkaTopics, and the address"
                + " is read from its status.")
        String cluster,
    @Pattern("^[a-z0-9]{1,11}$")
        @JsonPropertyDescription(
            "Which listener of the cluster to use; absent takes an internal one that needs no more"
                + " than tls and sasl give.")
        String listener,
    @Pattern("^" + KafkaSpec.ADDRESS + "(," + KafkaSpec.ADDRESS + ")*$")
        @Size(min = 1, max = 2048)
        @JsonPropertyDescription(
            "host:port of any other Kafka, several separated by commas; topics are made through its"
                + " admin API.")
        String bootstrapServers,
    @JsonPropertyDescription(
            "Encrypts the connection. An empty object trusts the public authorities, and of a"
                + " cluster its own.")
        KafkaTls tls,
    @JsonPropertyDescription("How to log in.") KafkaSasl sasl,
    @Size(max = 50)
        @JsonPropertyDescription(
            "Further settings by Kafka's names for every client of the run, for example"
                + " metadata.max.age.ms.")
        Map<String, @Size(max = 4096) String> config,
    @Min(1)
        @Max(100)
        @JsonPropertyDescription(
            "How many brokers hold each partition of the run's topics; absent means the brokers'"
                + " default.")
        Integer replicationFactor) {
  private static final String ADDRESS = "([^\\s,:\\[\\]]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}";

  /** Client settings that only millrace may set; the plan reads the same list. */
  public static final String RESERVED_CONFIG =
      "bootstrap[.]servers|client[.]id|group[.].*|transaction.*|enable[.]idempotence|acks|retries"
          + "|isolation[.]level|enable[.]auto[.]commit|auto[.]offset[.]reset"
          + "|partition[.]assignment[.]strategy|max[.]in[.]flight[.]requests[.]per[.]connection"
          + "|(key|value)[.](de)?serializer|interceptor[.]classes|metric[.]reporters"
          + "|request[.]timeout[.]ms|delivery[.]timeout[.]ms|default[.]api[.]timeout[.]ms"
          + "|max[.]block[.]ms|max[.]request[.]size"
          + "|security[.].*|sasl[.].*|config[.].*"
          + "|ssl[.](truststore|keystore|key|trustmanager|keymanager|engine|provider)([.].*)?";

  static final String CONFIG_RULE =
      "!has(self.config) || self.config.all(k, !k.matches('^(" + RESERVED_CONFIG + ")$'))";
}
