package dev.millrace.operator.desired;

import dev.millrace.crds.api.ReplicaSource;
import dev.millrace.crds.api.StageStatus;
import java.util.Objects;
import java.util.Optional;

/**
 * How many replicas a stage gets, and who decided. Whoever scales the Deployment keeps the say: the
 * operator sets a number only when the spec's number changes, when the stage is stopped or goes on,
 * and when the Deployment is new. Whoever scales a stopped stage says what it goes on with. Where
 * the spec's number and the Deployment's have both changed since the last look, as while the
 * operator was away, the later of the two changes wins.
 *
 * @param order what to set now; absent leaves the Deployment as it is
 * @param expected what the Deployment has afterwards; 0 when it is not to be there
 * @param source who decided on {@code expected}
 * @param lastSet what the operator set last
 * @param lastDeclared what the spec said when it did
 * @param resume what a stopped stage goes back to, when that is not what the spec says
 */
public record ReplicaPlan(
    Optional<Integer> order,
    int expected,
    ReplicaSource source,
    Integer lastSet,
    Integer lastDeclared,
    Integer resume) {

  /** What a new Deployment has when nothing is said. */
  private static final int OF_NEW = 1;

  /**
   * Decides.
   *
   * @param declared what the spec says, at least 1
   * @param live what the Deployment has; absent when there is none
   * @param stop why the stage is to stand still; absent when it is to work
   * @param before what the status remembers
   * @param scaledLater whether somebody else scaled the Deployment after the spec's number was
   *     written
   */
  public static ReplicaPlan of(
      int declared,
      Optional<Integer> live,
      Optional<ReplicaSource> stop,
      Optional<StageStatus> before,
      boolean scaledLater) {
    Optional<StageStatus> unchanged =
        before.filter(
            b ->
                Objects.equals(b.lastDeclaredReplicas(), declared)
                    || scaledLater && isScaled(b, live));
    if (stop.isPresent()) {
      return stopped(declared, live, stop.get(), unchanged);
    }
    boolean wasStopped =
        before.filter(ReplicaPlan::isStopped).isPresent() && live.filter(now -> now > 0).isEmpty();
    if (live.isPresent() && unchanged.isPresent() && !wasStopped) {
      return new ReplicaPlan(
          Optional.empty(),
          live.get(),
          source(live.get(), declared),
          unchanged.get().lastSetReplicas(),
          declared,
          null);
    }
    int target = unchanged.map(b -> backTo(b, declared)).orElse(declared);
    return new ReplicaPlan(
        live.orElse(OF_NEW) == target ? Optional.empty() : Optional.of(target),
        target,
        source(target, declared),
        target,
        declared,
        null);
  }

  /** A stage that has no Deployment yet and does not get one now: what is remembered stays. */
  static ReplicaPlan waiting(Optional<StageStatus> before) {
    return new ReplicaPlan(
        Optional.empty(),
        0,
        ReplicaSource.Declared,
        before.map(StageStatus::lastSetReplicas).orElse(null),
        before.map(StageStatus::lastDeclaredReplicas).orElse(null),
        before.map(StageStatus::resumeReplicas).orElse(null));
  }

  /** A number on a stage that stands still is somebody's wish for when it goes on. */
  private static ReplicaPlan stopped(
      int declared, Optional<Integer> live, ReplicaSource why, Optional<StageStatus> unchanged) {
    Optional<Integer> wish = live.filter(now -> now > 0);
    Integer resume =
        unchanged
            .flatMap(
                b ->
                    isStopped(b) && wish.isEmpty() ? Optional.ofNullable(b.resumeReplicas()) : wish)
            .filter(replicas -> replicas != declared)
            .orElse(null);
    return new ReplicaPlan(wish.map(now -> 0), 0, why, 0, declared, resume);
  }

  /** Whether the Deployment has another number than when it was last looked at. */
  private static boolean isScaled(StageStatus before, Optional<Integer> live) {
    return before.lastDeclaredReplicas() != null
        && live.filter(now -> !now.equals(before.replicas())).isPresent();
  }

  /** Where a stage goes back to: after a stop, or when its Deployment was deleted. */
  private static int backTo(StageStatus before, int declared) {
    if (isStopped(before)) {
      return Objects.requireNonNullElse(before.resumeReplicas(), declared);
    }
    return before.replicaSource() == ReplicaSource.Scaled && before.replicas() != null
        ? before.replicas()
        : declared;
  }

  private static boolean isStopped(StageStatus before) {
    return before.replicaSource() == ReplicaSource.Suspended
        || before.replicaSource() == ReplicaSource.Failed
        || before.replicaSource() == ReplicaSource.Completed;
  }

  private static ReplicaSource source(int replicas, int declared) {
    return replicas == declared ? ReplicaSource.Declared : ReplicaSource.Scaled;
  }
}
