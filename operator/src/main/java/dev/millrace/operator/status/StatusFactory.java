package dev.millrace.operator.status;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Phase;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.Reason;
import dev.millrace.crds.api.RunReport;
import dev.millrace.crds.api.StageStatus;
import dev.millrace.crds.api.StatusSummary;
import dev.millrace.operator.observed.StageSnapshot;
import dev.millrace.operator.run.Lifecycle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The status of a run: the same look gives the same status, and equal statuses need no write. */
public final class StatusFactory {
  private StatusFactory() {}

  /** Of a run that could be planned. */
  public static PipelineRunStatus run(StatusInputs statusInputs) {
    List<StageStatus> stages = StageStatuses.of(statusInputs);
    Optional<String> start = start(statusInputs, stages);
    Optional<RunReport> report = Reports.of(statusInputs, start.map(Instant::parse));
    Map<ConditionType, ConditionState> verdicts = RunConditions.of(statusInputs, stages, report);
    return new PipelineRunStatus(
        statusInputs.run().generation(),
        PhaseOf.of(statusInputs, verdicts, start.isPresent()),
        Conditions.merge(
            verdicts,
            statusInputs.seen().before(),
            statusInputs.run().generation(),
            statusInputs.now()),
        stages,
        summary(statusInputs, stages, verdicts),
        report.orElse(null),
        start.orElse(null),
        completion(statusInputs).orElse(null));
  }

  /**
   * Of a run that could not be planned; what was known of it stays.
   *
   * @param problems all that is wrong with the spec
   */
  public static PipelineRunStatus refused(
      List<String> problems, long generation, Optional<PipelineRunStatus> before, Instant now) {
    ConditionState refused = ConditionState.no(Reason.InvalidSpec, String.join("; ", problems));
    return new PipelineRunStatus(
        generation,
        Phase.Failed,
        Conditions.merge(
            Map.of(
                ConditionType.Accepted,
                refused,
                ConditionType.Ready,
                ConditionState.no(Reason.InvalidSpec, "the spec is refused, see Accepted")),
            before,
            generation,
            now),
        before.map(PipelineRunStatus::stages).orElse(null),
        refused(before.map(PipelineRunStatus::summary)),
        before.map(PipelineRunStatus::report).orElse(null),
        before.map(PipelineRunStatus::startTime).orElse(null),
        before.map(PipelineRunStatus::completionTime).orElse(null));
  }

  private static StatusSummary refused(Optional<StatusSummary> before) {
    return new StatusSummary(
        before.map(StatusSummary::throughput).orElse(null),
        before.map(StatusSummary::lag).orElse(null),
        before.map(StatusSummary::written).orElse(null),
        Reason.InvalidSpec.name(),
        before.map(StatusSummary::ready).orElse(null),
        before.map(StatusSummary::warehouse).orElse(null));
  }

  private static StatusSummary summary(
      StatusInputs statusInputs,
      List<StageStatus> stages,
      Map<ConditionType, ConditionState> verdicts) {
    boolean stopped = statusInputs.desired().lifecycle() != Lifecycle.ACTIVE;
    StageStatus sink = stages.get(stages.size() - 1);
    long rate = stopped ? 0 : sink.ratePerSecond();
    long lag = stages.stream().mapToLong(StageStatus::lag).sum();
    return new StatusSummary(
        StatusFigures.of(rate) + "/s",
        StatusFigures.of(lag),
        StatusFigures.of(sink.in() - sink.deadLettered()),
        Headline.of(statusInputs.desired().lifecycle(), verdicts).name(),
        stages.stream()
            .map(stage -> String.valueOf(stage.readyReplicas()))
            .collect(Collectors.joining("/")),
        statusInputs.run().plan().sink().warehouse().type());
  }

  /** When the first pod was ready or the first event came. */
  private static Optional<String> start(StatusInputs statusInputs, List<StageStatus> stages) {
    Optional<String> before = statusInputs.seen().before().map(PipelineRunStatus::startTime);
    boolean started =
        statusInputs.seen().stages().values().stream()
                .anyMatch((StageSnapshot stage) -> stage.ready() > 0)
            || stages.stream().anyMatch(stage -> stage.in() > 0);
    return before.or(
        () -> started ? Optional.of(Conditions.time(statusInputs.now())) : Optional.empty());
  }

  private static Optional<String> completion(StatusInputs statusInputs) {
    Optional<String> before = statusInputs.seen().before().map(PipelineRunStatus::completionTime);
    return before.or(
        () ->
            statusInputs.desired().lifecycle() == Lifecycle.FINISHED
                ? Optional.of(Conditions.time(statusInputs.now()))
                : Optional.empty());
  }
}
