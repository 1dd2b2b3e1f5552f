package dev.millrace.operator.claim;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two releases of the operator from working on the runs of one namespace: each asks for the
 * namespace's Lease before it touches the first run there, and leaves all runs alone where another
 * release has it. Replicas of one release ask under one name; which of them works is agreed on
 * elsewhere.
 */
public final class NamespaceClaims implements AutoCloseable {
  /** How soon a namespace that is refused may be asked for again. */
  public static final Duration AGAIN = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(NamespaceClaims.class);
  private static final Duration RENEWAL = Duration.ofSeconds(15);

  private final KubernetesClient client;
  private final String holder;
  private final Clock clock;
  private final Map<String, NamespaceLease> leases = new ConcurrentHashMap<>();
  private final ScheduledExecutorService renewal =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "namespace claims");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Claims of one release.
   *
   * @param holder namespace and name of the release
   */
  public NamespaceClaims(KubernetesClient client, String holder, Clock clock) {
    this.client = client;
    this.holder = holder;
    this.clock = clock;
    renewal.scheduleWithFixedDelay(
        this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks for namespaces although no run is looked at, so that a conflict shows at once. */
  public void claim(Collection<String> namespaces) {
    renewal.execute(() -> namespaces.forEach(this::of));
  }

  /** Whether this release cares for a namespace's runs; asks where that is not known. */
  public Claim of(String namespace) {
    return leases
        .computeIfAbsent(namespace, name -> new NamespaceLease(client, name, holder, clock))
        .claim();
  }

  /** Why namespaces are left to others, a sentence each; absent when none is. */
  public Optional<String> refusal() {
    String all =
        leases.values().stream()
            .flatMap(lease -> lease.refusal().stream())
            .sorted()
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  /** Gives all namespaces back. */
  @Override
  public void close() {
    renewal.shutdownNow();
    leases.values().forEach(NamespaceLease::giveBack);
    leases.clear();
  }

  private void renew() {
    try {
      leases.values().forEach(NamespaceLease::ask);
    } catch (RuntimeException e) {
      LOG.warn("Leases of namespaces are renewed in {} s: {}", RENEWAL.toSeconds(), e.toString());
    }
  }
}
