package dev.millrace.operator.kafka;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.operator.names.RunKey;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/**
 * Everything the operator has to do with Kafka, off the threads that reconcile: whoever asks gets
 * what is known at once, and is told when it changes. Runs that reach the same Kafka in the same
 * way share one client and one thread, so a Kafka that does not answer holds up only its own runs.
 */
public final class KafkaMonitors implements AutoCloseable {
  private final Duration interval;
  private final Function<KafkaConnection, Admin> clients;
  private final Consumer<ResourceID> changed;
  private final Clock clock;
  private final Map<KafkaConnection, ClusterMonitor> lines = new HashMap<>();
  private final Map<ResourceID, Watched> runs = new HashMap<>();

  private record Watched(String uid, KafkaConnection kafka, RunMonitor watch) {}

  /**
   * A desk without work.
   *
   * @param interval how often a watched run is read
   * @param clients makes an admin client
   * @param changed told when what is known of a run has changed; must not block
   */
  public KafkaMonitors(
      Duration interval,
      Function<KafkaConnection, Admin> clients,
      Consumer<ResourceID> changed,
      Clock clock) {
    this.interval = interval;
    this.clients = clients;
    this.changed = changed;
    this.clock = clock;
  }

  /**
   * Sets what a run wants; all it refers to must be filled in. What was known of an earlier run of
   * this name is forgotten.
   */
  public synchronized void ask(RunKey run, KafkaMonitorRequest wish) {
    Optional<Watched> before = watched(run);
    RunMonitor watch = before.map(Watched::watch).orElseGet(() -> new RunMonitor(clock));
    boolean news = watch.want(wish);
    if (before.filter(b -> b.kafka().equals(wish.kafka())).isEmpty()) {
      leave(run.name());
      runs.put(run.name(), new Watched(run.uid(), wish.kafka(), watch));
      lines.computeIfAbsent(wish.kafka(), this::line).add(run.name(), watch);
    } else if (news) {
      lines.get(wish.kafka()).soon();
    }
  }

  /** What is known of a run. */
  public synchronized KafkaSnapshot view(RunKey run) {
    return watched(run).map(known -> known.watch().view()).orElse(KafkaSnapshot.NOTHING);
  }

  /** How a run's Kafka is reached, Secrets filled in; absent when nothing is asked of it. */
  public synchronized Optional<KafkaConnection> connection(RunKey run) {
    return watched(run).map(Watched::kafka);
  }

  /** Ids of the topics that were made for a run, by name. */
  public synchronized Map<String, String> ownTopics(RunKey run) {
    return watched(run).map(known -> known.watch().made()).orElse(Map.of());
  }

  /** Ends what a run wanted. */
  public synchronized void forget(ResourceID run) {
    leave(run);
    runs.remove(run);
  }

  /** How many clients are open. */
  public synchronized int connections() {
    return lines.size();
  }

  @Override
  public synchronized void close() {
    lines.values().forEach(ClusterMonitor::close);
    lines.clear();
    runs.clear();
  }

  private Optional<Watched> watched(RunKey run) {
    return Optional.ofNullable(runs.get(run.name())).filter(known -> known.uid().equals(run.uid()));
  }

  private ClusterMonitor line(KafkaConnection kafka) {
    return new ClusterMonitor(kafka, interval, clients, changed);
  }

  private void leave(ResourceID run) {
    Watched watched = runs.get(run);
    if (watched != null && lines.get(watched.kafka()).remove(run)) {
      lines.remove(watched.kafka()).close();
    }
  }
}
