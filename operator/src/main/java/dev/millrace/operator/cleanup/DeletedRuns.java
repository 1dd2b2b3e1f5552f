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
public final class DeletedRuns {
  private final String home;
  private final Consumer<ResourceID> changed;
  private final Map<ResourceID, Left> left = new ConcurrentHashMap<>();

  /**
   * What was known of a run when it went.
   *
   * @param kafka how its Kafka was reached, Secrets filled in
   * @param topicIds ids of its topics by name, also those not written down yet
   */
  record Left(Optional<KafkaConnection> kafka, Map<String, String> topicIds) {}

  /**
   * Nobody has left yet.
   *
   * @param home the namespace of ledgers
   * @param changed told of the ledger of every run that is gone
   */
  public DeletedRuns(String home, Consumer<ResourceID> changed) {
    this.home = home;
    this.changed = changed;
  }

  /**
   * A run is gone.
   *
   * @param reached how its Kafka was reached
   * @param topicIds of the topics that were seen as its own, by name
   */
  public void left(
      ResourceID run, Optional<KafkaConnection> reached, Map<String, String> topicIds) {
    String namespace = run.getNamespace().orElseThrow();
    ResourceID ledger = new ResourceID(new RunNames(run.getName()).topicLedger(namespace), home);
    left.put(ledger, new Left(reached, Map.copyOf(topicIds)));
    changed.accept(ledger);
  }

  /** What is known of a ledger's run; nothing when it went while this operator was not there. */
  Left of(ResourceID ledger) {
    return left.getOrDefault(ledger, new Left(Optional.empty(), Map.of()));
  }

  void forget(ResourceID ledger) {
    left.remove(ledger);
  }
}
