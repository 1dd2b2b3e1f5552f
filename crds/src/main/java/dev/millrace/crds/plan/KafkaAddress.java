package dev.millrace.crds.plan;

import java.util.List;

/**
 * Where a Kafka was found.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param tls whether it takes encrypted connections
 * @param certificates authorities that sign for it, PEM; may be empty
 */
public record KafkaAddress(String bootstrapServers, boolean tls, List<String> certificates) {
  /** Takes a copy of the certificates. */
  public KafkaAddress {
    certificates = List.copyOf(certificates);
  }

  /** An address without encryption. */
  public static KafkaAddress plain(String bootstrapServers) {
    return new KafkaAddress(bootstrapServers, false, List.of());
  }
}
