package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
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
            "Further settings by Kafka's names for every client of the run, of those that leave the"
                + " delivery contract alone, for example metadata.max.age.ms; plan names them all.")
        Map<String, @Size(max = 4096) String> config,
    @Min(1)
        @Max(100)
        @JsonPropertyDescription(
            "How many brokers hold each partition of the run's topics; absent means the brokers'"
                + " default.")
        Integer replicationFactor) {
  private static final String ADDRESS = "([^\\s,:\\[\\]]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}";

  /** The client settings that a run may have, as CEL; the plan has a reason for each. */
  public static final String CONFIG_NAMES =
      "'client.dns.lookup', 'client.rack', 'metadata.max.age.ms', 'metadata.max.idle.ms',"
          + " 'metadata.recovery.strategy', 'metadata.recovery.rebootstrap.trigger.ms',"
          + " 'connections.max.idle.ms', 'reconnect.backoff.ms', 'reconnect.backoff.max.ms',"
          + " 'retry.backoff.ms', 'retry.backoff.max.ms', 'socket.connection.setup.timeout.ms',"
          + " 'socket.connection.setup.timeout.max.ms', 'receive.buffer.bytes',"
          + " 'send.buffer.bytes', 'enable.metrics.push', 'compression.type',"
          + " 'compression.gzip.level', 'compression.lz4.level', 'compression.zstd.level',"
          + " 'batch.size', 'linger.ms', 'buffer.memory', 'fetch.min.bytes', 'fetch.max.wait.ms',"
          + " 'fetch.max.bytes', 'max.partition.fetch.bytes', 'max.poll.records',"
          + " 'max.poll.interval.ms', 'session.timeout.ms', 'heartbeat.interval.ms',"
          + " 'ssl.protocol', 'ssl.enabled.protocols', 'ssl.endpoint.identification.algorithm'";

  static final String CONFIG_RULE =
      "!has(self.config) || self.config.all(k, k in [" + CONFIG_NAMES + "])";
}
