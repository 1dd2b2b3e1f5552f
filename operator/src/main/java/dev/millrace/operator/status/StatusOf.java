package dev.millrace.operator.status;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Phase;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.Reason;
import dev.millrace.crds.api.RunReport;
import dev.millrace.crds.api.StageStatus;
import dev.millrace.crds.api.StatusSummary;
import dev.millrace.operator.observed.StageSeen;
import dev.millrace.operator.run.Lifecycle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The status of a run: the same look gives the same status, and equal statuses need no write. */
public final class StatusOf {
  private StatusOf() {}

  /** Of a run that could be planned. */
  public static PipelineRunStatus run(Look look) {
    List<StageStatus> stages = StageStatuses.of(look);
    Optional<String> start = start(look, stages);
    Optional<RunReport> report = Reports.of(look, start.map(Instant::parse));
    Map<ConditionType, Verdict> verdicts = RunVerdicts.of(look, stages, report);
    return new PipelineRunStatus(
        look.run().generation(),
        PhaseOf.of(look, verdicts, start.isPresent()),
        Conditions.merge(verdicts, look.seen().before(), look.run().generation(), look.now()),
        stages,
        summary(look, stages, verdicts),
        report.orElse(null),
        start.orElse(null),
        completion(look).orElse(null));
  }

  /**
   * Of a run that could not be planned; what was known of it stays.
   *
   * @param problems all that is wrong with the spec
   */
  public static PipelineRunStatus refused(
      List<String> problems, long generation, Optional<PipelineRunStatus> before, Instant now) {
    Verdict refused = Verdict.no(Reason.InvalidSpec, String.join("; ", problems));
    return new PipelineRunStatus(
        generation,
        Phase.Failed,
        Conditions.merge(
            Map.of(
                ConditionType.Accepted,
                refused,
                ConditionType.Ready,
                Verdict.no(Reason.InvalidSpec, "the spec is refused, see Accepted")),
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
      Look look, List<StageStatus> stages, Map<ConditionType, Verdict> verdicts) {
    boolean stopped = look.desired().lifecycle() != Lifecycle.ACTIVE;
    StageStatus sink = stages.get(stages.size() - 1);
    long rate = stopped ? 0 : sink.ratePerSecond();
    long lag = stages.stream().mapToLong(StageStatus::lag).sum();
    return new StatusSummary(
        Figures.of(rate) + "/s",
        Figures.of(lag),
        Figures.of(sink.processed() - sink.deadLettered()),
        Headline.of(look.desired().lifecycle(), verdicts).name(),
        stages.stream()
            .map(stage -> String.valueOf(stage.readyReplicas()))
            .collect(Collectors.joining("/")),
        look.run().plan().sink().warehouse().getClass().getSimpleName());
  }

  /** When the first pod was ready or the first event came. */
  private static Optional<String> start(Look look, List<StageStatus> stages) {
    Optional<String> before = look.seen().before().map(PipelineRunStatus::startTime);
    boolean started =
        look.seen().stages().values().stream().anyMatch((StageSeen stage) -> stage.ready() > 0)
            || stages.stream().anyMatch(stage -> stage.processed() > 0);
    return before.or(() -> started ? Optional.of(Conditions.time(look.now())) : Optional.empty());
  }

  private static Optional<String> completion(Look look) {
    Optional<String> before = look.seen().before().map(PipelineRunStatus::completionTime);
    return before.or(
        () ->
            look.desired().lifecycle() == Lifecycle.FINISHED
                ? Optional.of(Conditions.time(look.now()))
                : Optional.empty());
  }
}
