package dev.millrace.operator.cluster;

import dev.millrace.operator.names.ApiFailure;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the Secrets that runs refer to, each by its name, and no others: what the operator does
 * not need it never sees, and its rights may be cut down to names.
 */
public final class SecretWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SecretWatch.class);

  /** How long the first look at a Secret may take; later it is in memory. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

  private final KubernetesClient client;
  private final Consumer<ResourceID> changed;
  private final Map<ResourceID, Watched> secrets = new ConcurrentHashMap<>();

  private record Watched(
      SharedIndexInformer<Secret> informer, CompletionStage<Void> started, Set<ResourceID> runs) {}

  /**
   * A watch over nothing.
   *
   * @param changed told of every run that refers to a Secret that came, changed or went
   */
  public SecretWatch(KubernetesClient client, Consumer<ResourceID> changed) {
    this.client = client;
    this.changed = changed;
  }

  /** Those of the named Secrets in the run's namespace that exist; from now on they are watched. */
  public List<Secret> of(ResourceID run, Set<String> names) {
    String namespace = run.getNamespace().orElseThrow();
    Set<ResourceID> wanted =
        names.stream().map(name -> new ResourceID(name, namespace)).collect(Collectors.toSet());
    secrets.keySet().stream().filter(id -> !wanted.contains(id)).forEach(id -> release(id, run));
    List<Watched> all = wanted.stream().map(id -> hold(id, run)).toList();
    return all.stream().flatMap(watched -> look(watched).stream()).toList();
  }

  /** Ends the watch over what only this run refers to. */
  public void forget(ResourceID run) {
    secrets.keySet().forEach(id -> release(id, run));
  }

  /** How many Secrets are watched. */
  public int size() {
    return secrets.size();
  }

  @Override
  public void close() {
    secrets.values().forEach(watched -> watched.informer().stop());
    secrets.clear();
  }

  private Watched hold(ResourceID secret, ResourceID run) {
    return secrets.compute(
        secret,
        (id, before) -> {
          Watched watched = before == null ? watch(id) : before;
          watched.runs().add(run);
          return watched;
        });
  }

  private void release(ResourceID secret, ResourceID run) {
    secrets.computeIfPresent(
        secret,
        (id, watched) -> {
          if (watched.runs().remove(run) && watched.runs().isEmpty()) {
            watched.informer().stop();
            return null;
          }
          return watched;
        });
  }

  private Watched watch(ResourceID id) {
    SharedIndexInformer<Secret> informer =
        client
            .secrets()
            .inNamespace(id.getNamespace().orElseThrow())
            .withName(id.getName())
            .runnableInformer(0);
    informer.exceptionHandler(
        (started, failure) -> {
          LOG.warn(
              "Secret {} cannot be watched, trying again: {}",
              id,
              failure instanceof KubernetesClientException e
                  ? ApiFailure.sentence(e)
                  : failure.toString());
          return true;
        });
    informer.addEventHandler(new Notify(id));
    return new Watched(informer, informer.start(), ConcurrentHashMap.newKeySet());
  }

  private static List<Secret> look(Watched watched) {
    try {
      watched.started().toCompletableFuture().get(FIRST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("not readable yet", e);
    }
    return watched.informer().getStore().list();
  }

  private void tell(ResourceID secret) {
    Watched watched = secrets.get(secret);
    if (watched != null) {
      watched.runs().forEach(changed);
    }
  }

  /** Passes on that a Secret is not what it was. */
  private final class Notify implements ResourceEventHandler<Secret> {
    private final ResourceID secret;

    private Notify(ResourceID secret) {
      this.secret = secret;
    }

    @Override
    public void onAdd(Secret added) {
      tell(secret);
    }

    @Override
    public void onUpdate(Secret before, Secret now) {
      tell(secret);
    }

    @Override
    public void onDelete(Secret last, boolean stateUnknown) {
      tell(secret);
    }
  }
}
