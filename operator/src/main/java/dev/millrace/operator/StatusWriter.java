package dev.millrace.operator;

import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.events.EventRecorder;
import dev.millrace.operator.events.RunEvent;
import dev.millrace.operator.events.RunEvents;
import dev.millrace.operator.names.ApiFailure;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes a status when {@link StatusWritePolicy it is due}, and tells the cluster what happened.
 */
final class StatusWriter {
  private final EventRecorder events;
  private final RunGauge gauge;
  private final Duration interval;
  private final Clock clock;
  private final Map<ResourceID, Instant> written = new ConcurrentHashMap<>();

  /** Runs whose status could not be written when it was tried last, for want of a right. */
  private final Set<ResourceID> refused = ConcurrentHashMap.newKeySet();

  StatusWriter(EventRecorder events, RunGauge gauge, Duration interval, Clock clock) {
    this.events = events;
    this.gauge = gauge;
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
      List<RunEvent> more,
      Context<PipelineRun> context) {
    Optional<PipelineRunStatus> before = Optional.ofNullable(run.getStatus());
    ResourceID id = ResourceID.fromResource(run);
    gauge.put(id, status);
    StatusWritePolicy due =
        StatusWritePolicy.of(
            before, status, Optional.ofNullable(written.get(id)), interval, clock.instant());
    if (!due.write()) {
      UpdateControl<PipelineRun> nothing = UpdateControl.noUpdate();
      return due.left().map(nothing::rescheduleAfter).orElse(nothing);
    }
    patch(run, status, context);
    written.put(id, clock.instant());
    List<RunEvent> runEvents = new ArrayList<>(RunEvents.between(before, status));
    runEvents.addAll(more);
    events.post(run, runEvents);
    return UpdateControl.noUpdate();
  }

  /** Where the status cannot be written, an Event says why, once. */
  private void patch(PipelineRun run, PipelineRunStatus status, Context<PipelineRun> context) {
    ResourceID id = ResourceID.fromResource(run);
    try {
      PrimaryUpdateAndCacheUtils.ssaPatchStatusAndCacheResource(run, fresh(run, status), context);
      refused.remove(id);
    } catch (KubernetesClientException e) {
      if (ApiFailure.isNotPermitted(e) && refused.add(id)) {
        events.post(
            run,
            List.of(
                RunEvent.warning(
                    Reason.NotPermitted.name(),
                    ApiFailure.sentence(e) + "; until then the status stays as it is")));
      }
      throw e;
    }
  }

  void forget(ResourceID run) {
    written.remove(run);
    refused.remove(run);
    gauge.forget(run);
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
