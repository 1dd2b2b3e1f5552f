package dev.millrace.contract.config;

import dev.millrace.contract.Problems;
import java.util.Map;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers {@code host:port}, comma separated
 * @param client further client settings (security, timeouts) given to every producer, consumer and
 *     admin client; values may refer to mounted secrets as {@code ${dir:/path:key}}
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> client) {
  /** Checks that there is an address. */
  public KafkaConnection {
    Problems problems = new Problems();
    problems.require(
        bootstrapServers != null && bootstrapServers.matches("[^\\s,]+:\\d+(,[^\\s,]+:\\d+)*"),
        "kafka.bootstrapServers",
        bootstrapServers,
        "must be host:port, several separated by commas");
    problems.throwIfAny();
    client = client == null ? Map.of() : Map.copyOf(client);
  }
}
