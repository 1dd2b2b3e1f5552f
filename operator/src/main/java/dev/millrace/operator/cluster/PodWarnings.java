package dev.millrace.operator.cluster;

import dev.millrace.operator.names.ApiFailure;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the cluster says of pods that stay in {@code ContainerCreating}. Only an Event tells the
 * cause, as a ConfigMap that a volume needs; Events are not watched, but read for such a pod alone,
 * and now and then.
 */
public final class PodWarnings {
  /** How long a start may take before anything is asked. */
  public static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(PodWarnings.class);
  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final Set<String> CREATING = Set.of("ContainerCreating", "PodInitializing");

  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(Instant asked, Optional<String> warning) {}

  /** Nothing is known yet. */
  public PodWarnings(Clock clock) {
    this.clock = clock;
  }

  /** Warnings about those pods that are being created for long, by the pods' names. */
  Map<String, String> of(Collection<Pod> pods, KubernetesClient client) {
    Map<String, String> warnings = new TreeMap<>();
    for (Pod pod : pods) {
      String uid = pod.getMetadata().getUid();
      if (isStuck(pod)) {
        known
            .compute(uid, (id, before) -> isFresh(before) ? before : ask(pod, client))
            .warning()
            .ifPresent(warning -> warnings.put(pod.getMetadata().getName(), warning));
      } else if (uid != null) {
        known.remove(uid);
      }
    }
    return warnings;
  }

  /** Whether a pod's containers are being created, for however long. */
  public static boolean isCreating(Pod pod) {
    return pod.getStatus() != null
        && pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus().getContainerStatuses().stream()
            .map(PodWarnings::waiting)
            .anyMatch(reason -> reason.filter(CREATING::contains).isPresent());
  }

  private boolean isStuck(Pod pod) {
    return isCreating(pod)
        && pod.getStatus().getStartTime() != null
        && Instant.parse(pod.getStatus().getStartTime()).plus(PATIENCE).isBefore(clock.instant());
  }

  private static Optional<String> waiting(ContainerStatus status) {
    return Optional.ofNullable(status.getState())
        .map(state -> state.getWaiting())
        .map(ContainerStateWaiting::getReason);
  }

  private boolean isFresh(Known before) {
    return before != null && before.asked().plus(AGAIN).isAfter(clock.instant());
  }

  private Known ask(Pod pod, KubernetesClient client) {
    try {
      return new Known(clock.instant(), last(pod, client));
    } catch (KubernetesClientException e) {
      LOG.warn(
          "Events of Pod {} cannot be read: {}",
          pod.getMetadata().getName(),
          ApiFailure.sentence(e));
      return new Known(clock.instant(), Optional.empty());
    }
  }

  private static Optional<String> last(Pod pod, KubernetesClient client) {
    return client
        .v1()
        .events()
        .inNamespace(pod.getMetadata().getNamespace())
        .withField("involvedObject.uid", pod.getMetadata().getUid())
        .list()
        .getItems()
        .stream()
        .filter(event -> "Warning".equals(event.getType()))
        .max(Comparator.comparing(PodWarnings::time))
        .map(
            event -> event.getReason() + ": " + event.getMessage().strip().replaceAll("\\s+", " "));
  }

  private static String time(Event event) {
    return Objects.requireNonNullElse(
        event.getLastTimestamp(),
        Objects.requireNonNullElse(event.getMetadata().getCreationTimestamp(), ""));
  }
}
