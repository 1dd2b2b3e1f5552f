package dev.millrace.operator.observed;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A stage's Deployment that is there.
 *
 * @param replicas pods it is asked for
 * @param updated pods of the latest template
 * @param total pods that are there, those of earlier templates included
 * @param ready pods that are ready
 * @param current whether these numbers are about the Deployment as it is now
 * @param scaledBy who set {@code replicas} last, where the API server noted it
 * @param failure why a pod does not come up; empty when all do
 */
public record StageSeen(
    int replicas,
    int updated,
    int total,
    int ready,
    boolean current,
    Optional<String> scaledBy,
    Optional<PodFailure> failure) {

  /** As the API server says; counts that are absent are 0. */
  static StageSeen of(Deployment deployment, Optional<PodFailure> failure) {
    DeploymentStatus status =
        Objects.requireNonNullElseGet(deployment.getStatus(), DeploymentStatus::new);
    return new StageSeen(
        Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1),
        number(status.getUpdatedReplicas()),
        number(status.getReplicas()),
        number(status.getReadyReplicas()),
        Objects.requireNonNullElse(status.getObservedGeneration(), 0L)
            >= Objects.requireNonNullElse(deployment.getMetadata().getGeneration(), 0L),
        scaledBy(deployment),
        failure);
  }

  /** Whether all pods are there, of the latest template, ready, and no others. */
  public boolean isReady() {
    return current && updated == replicas && ready == replicas && total == replicas;
  }

  private static int number(Integer count) {
    return Objects.requireNonNullElse(count, 0);
  }

  private static Optional<String> scaledBy(Deployment deployment) {
    return deployment.getMetadata().getManagedFields().stream()
        .filter(entry -> entry.getFieldsV1() != null && setsReplicas(entry))
        .max(
            Comparator.comparing(
                entry -> Objects.requireNonNullElse(entry.getTime(), ""),
                Comparator.naturalOrder()))
        .map(ManagedFieldsEntry::getManager);
  }

  private static boolean setsReplicas(ManagedFieldsEntry entry) {
    return entry.getFieldsV1().getAdditionalProperties().get("f:spec")
            instanceof java.util.Map<?, ?> spec
        && spec.containsKey("f:replicas");
  }
}
