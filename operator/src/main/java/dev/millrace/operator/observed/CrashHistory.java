package dev.millrace.operator.observed;

import dev.millrace.operator.observed.PodFailure.Kind;
import dev.millrace.runtime.stage.StageMain;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a container fails again and again. Between two failures it may run for a while: it counts
 * as failing until it has run as long as the kubelet, too, takes to forget.
 */
final class CrashHistory {
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);
  private static final String BACK_OFF = "CrashLoopBackOff";

  /** What is not worth repeating: every container that fails has it. */
  private static final String ERROR = "Error";

  private CrashHistory() {}

  static Optional<PodFailure> of(ContainerStatus status, Instant now) {
    ContainerState state = Objects.requireNonNullElseGet(status.getState(), ContainerState::new);
    return last(status, state)
        .filter(end -> Objects.requireNonNullElse(end.getExitCode(), 0) != 0)
        .filter(end -> end.getExitCode() == StageMain.DATA_LOSS || repeats(status, state, now))
        .map(CrashHistory::failure)
        .or(() -> backOff(state));
  }

  private static PodFailure failure(ContainerStateTerminated end) {
    String reason =
        (ERROR.equals(end.getReason()) || end.getReason() == null ? "" : end.getReason() + ", ")
            + "exit code "
            + end.getExitCode();
    return new PodFailure(
        end.getExitCode() == StageMain.DATA_LOSS ? Kind.LOSES_DATA : Kind.CRASHES,
        LastWords.of(reason, end.getMessage()));
  }

  private static Optional<PodFailure> backOff(ContainerState state) {
    return isBackingOff(state)
        ? Optional.of(
            new PodFailure(Kind.CRASHES, LastWords.of(BACK_OFF, state.getWaiting().getMessage())))
        : Optional.empty();
  }

  private static Optional<ContainerStateTerminated> last(
      ContainerStatus status, ContainerState state) {
    return Optional.ofNullable(state.getTerminated())
        .or(() -> Optional.ofNullable(status.getLastState()).map(ContainerState::getTerminated));
  }

  private static boolean repeats(ContainerStatus status, ContainerState state, Instant now) {
    return isBackingOff(state)
        || Objects.requireNonNullElse(status.getRestartCount(), 0) >= 2
            && !runsSteadily(state.getRunning(), now);
  }

  private static boolean isBackingOff(ContainerState state) {
    return state.getWaiting() != null && BACK_OFF.equals(state.getWaiting().getReason());
  }

  private static boolean runsSteadily(ContainerStateRunning running, Instant now) {
    return running != null
        && running.getStartedAt() != null
        && Instant.parse(running.getStartedAt()).plus(FORGOTTEN).isBefore(now);
  }
}
