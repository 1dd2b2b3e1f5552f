package dev.millrace.crds.plan;

import dev.millrace.connector.spec.SecretKey;
import dev.millrace.connector.spec.SecretMount;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.crds.api.KafkaSasl;
import dev.millrace.crds.api.KafkaSpec;
import dev.millrace.crds.api.KafkaTls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which Kafka carries the events and how its clients reach it.
 *
 * @param cluster a Strimzi {@code Kafka} whose status holds the address
 * @param listener which of its listeners
 * @param bootstrapServers the address itself, of any other Kafka; absent in a local run without one
 * @param tls how to encrypt
 * @param sasl how to log in
 * @param config further client settings
 */
public record KafkaPlan(
    Optional<String> cluster,
    Optional<String> listener,
    Optional<String> bootstrapServers,
    Optional<KafkaTls> tls,
    Optional<KafkaSasl> sasl,
    Map<String, String> config) {

  /** In a local run a Strimzi cluster and what belongs to it is left out. */
  static KafkaPlan of(KafkaSpec spec, PlanInputs inputs) {
    boolean embedded = inputs.isLocal() && spec.bootstrapServers() == null;
    return new KafkaPlan(
        Optional.ofNullable(spec.cluster()).filter(name -> !embedded),
        Optional.ofNullable(spec.listener()).filter(name -> !embedded),
        Optional.ofNullable(spec.bootstrapServers()),
        Optional.ofNullable(spec.tls()).filter(tls -> !embedded),
        Optional.ofNullable(spec.sasl()).filter(sasl -> !embedded),
        Objects.requireNonNullElse(spec.config(), Map.of()));
  }

  /** Secrets that every stage must have mounted to reach Kafka, each once. */
  public List<SecretMount> mounts() {
    List<String> secrets = new ArrayList<>();
    tls.ifPresent(
        t -> {
          if (t.trustedCertificates() != null) {
            t.trustedCertificates().stream().map(SecretKey::name).forEach(secrets::add);
          }
          if (t.clientCertificate() != null) {
            secrets.add(t.clientCertificate().name());
          }
        });
    sasl.ifPresent(s -> secrets.add(s.passwordSecret().name()));
    return secrets.stream().distinct().map(SecretMount::of).toList();
  }

  /**
   * How clients connect.
   *
   * @param address the {@link #bootstrapServers}, or what the cluster's status says
   */
  public KafkaConnection connection(KafkaAddress address) {
    return new KafkaConnection(address.bootstrapServers(), KafkaClientSettings.of(this, address));
  }

  /** The connection to {@link #bootstrapServers}, which must be there. */
  public KafkaConnection connection() {
    return connection(KafkaAddress.plain(bootstrapServers.orElseThrow()));
  }
}
