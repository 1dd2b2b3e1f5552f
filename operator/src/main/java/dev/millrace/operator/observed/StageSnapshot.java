package dev.millrace.operator.observed;

import dev.millrace.contract.Stage;
import dev.millrace.operator.run.FieldWrite;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
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
 * @param scaled who set {@code replicas} last and when, where the API server noted it
 * @param failure why a pod does not come up or is not made; empty when all do
 */
public record StageSnapshot(
    int replicas,
    int updated,
    int total,
    int ready,
    boolean current,
    Optional<FieldWrite> scaled,
    Optional<PodFailure> failure) {

  /** As the API server says; counts that are absent are 0. */
  static StageSnapshot of(Deployment deployment, Stage stage, Optional<PodFailure> failure) {
    DeploymentStatus status =
        Objects.requireNonNullElseGet(deployment.getStatus(), DeploymentStatus::new);
    return new StageSnapshot(
        Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1),
        number(status.getUpdatedReplicas()),
        number(status.getReplicas()),
        number(status.getReadyReplicas()),
        Objects.requireNonNullElse(status.getObservedGeneration(), 0L)
            >= Objects.requireNonNullElse(deployment.getMetadata().getGeneration(), 0L),
        FieldWrite.of(deployment, "spec", "replicas"),
        failure.or(() -> StartProblem.noPods(deployment, stage)));
  }

  /** Whether all pods are there, of the latest template, ready, and no others. */
  public boolean isReady() {
    return current && updated == replicas && ready == replicas && total == replicas;
  }

  private static int number(Integer count) {
    return Objects.requireNonNullElse(count, 0);
  }
}
