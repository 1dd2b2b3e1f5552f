package dev.millrace.operator.cleanup;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.names.RunNames;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Runs that are gone, and how their Kafka was reached: when a namespace dies, the Secrets that the
 * connection was made from may go before the topics can.
 */
public final class Departures {
  private final String home;
  private final Consumer<ResourceID> changed;
  private final Map<ResourceID, KafkaConnection> connections = new ConcurrentHashMap<>();

  /**
   * Nobody has left yet.
   *
   * @param home the namespace of ledgers
   * @param changed told of the ledger of every run that is gone
   */
  public Departures(String home, Consumer<ResourceID> changed) {
    this.home = home;
    this.changed = changed;
  }

  /** A run is gone. */
  public void left(ResourceID run, Optional<KafkaConnection> reached) {
    String namespace = run.getNamespace().orElseThrow();
    ResourceID ledger = new ResourceID(new RunNames(run.getName()).topicLedger(namespace), home);
    reached.ifPresent(connection -> connections.put(ledger, connection));
    changed.accept(ledger);
  }

  /** How the Kafka of a ledger's run was reached last, Secrets filled in. */
  Optional<KafkaConnection> connection(ResourceID ledger) {
    return Optional.ofNullable(connections.get(ledger));
  }

  void forget(ResourceID ledger) {
    connections.remove(ledger);
  }
}
