package dev.millrace.operator;

import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.operator.events.EventRecorder;
import dev.millrace.operator.events.Happening;
import dev.millrace.operator.events.Happenings;
import dev.millrace.operator.status.Numbers;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes a status when it says something else than before, at once when it is more than new
 * numbers, and new numbers no more often than at an interval; tells the cluster what happened.
 */
final class StatusWriter {
  private final EventRecorder events;
  private final Duration interval;
  private final Clock clock;
  private final Map<ResourceID, Instant> written = new ConcurrentHashMap<>();

  StatusWriter(EventRecorder events, Duration interval, Clock clock) {
    this.events = events;
    this.interval = interval;
    this.clock = clock;
  }

  /**
   * Writes if it is time to.
   *
   * @param more what happened beside what the statuses show; posted only with a write
   * @return nothing left to write, and when to come again if there will be
   */
  UpdateControl<PipelineRun> write(
      PipelineRun run,
      PipelineRunStatus status,
      List<Happening> more,
      Context<PipelineRun> context) {
    Optional<PipelineRunStatus> before = Optional.ofNullable(run.getStatus());
    if (before.filter(status::equals).isPresent()) {
      return UpdateControl.noUpdate();
    }
    ResourceID id = ResourceID.fromResource(run);
    Duration left = left(id);
    boolean onlyNumbers =
        before.filter(b -> Numbers.without(b).equals(Numbers.without(status))).isPresent();
    if (onlyNumbers && !left.isZero()) {
      return UpdateControl.<PipelineRun>noUpdate().rescheduleAfter(left);
    }
    PrimaryUpdateAndCacheUtils.ssaPatchStatusAndCacheResource(run, fresh(run, status), context);
    written.put(id, clock.instant());
    List<Happening> happenings = new ArrayList<>(Happenings.between(before, status));
    happenings.addAll(more);
    events.post(run, happenings);
    return UpdateControl.noUpdate();
  }

  void forget(ResourceID run) {
    written.remove(run);
  }

  private Duration left(ResourceID run) {
    Instant last = written.get(run);
    if (last == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), last.plus(interval));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static PipelineRun fresh(PipelineRun run, PipelineRunStatus status) {
    PipelineRun patch = new PipelineRun();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(run.getMetadata().getName())
            .withNamespace(run.getMetadata().getNamespace())
            .build());
    patch.setStatus(status);
    return patch;
  }
}
