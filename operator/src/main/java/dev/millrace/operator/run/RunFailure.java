package dev.millrace.operator.run;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.Reason;
import dev.millrace.crds.plan.HeldMessages;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.operator.kafka.KafkaSnapshot;
import dev.millrace.runtime.progress.LossWatch;
import dev.millrace.runtime.progress.RunProgress;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a run must not go on by itself although it could: its stages are stopped until its spec
 * changes.
 *
 * @param reason one word
 * @param message for people: what is wrong, and what lets the run go on
 */
public record RunFailure(Reason reason, String message) {
  private static final String STOPPED = "; its stages are stopped";

  /** Judges by what Kafka says and by what the status said of this same spec. */
  public static Optional<RunFailure> of(
      PlannedRun run, KafkaSnapshot view, Optional<PipelineRunStatus> before) {
    return loss(run.plan(), view, before)
        .or(() -> tooManyDeadLetters(run.plan(), view))
        .or(() -> remembered(run, view, before));
  }

  private static Optional<RunFailure> loss(
      PipelinePlan plan, KafkaSnapshot view, Optional<PipelineRunStatus> before) {
    if (!fails(plan) || view.earlier().isEmpty() || view.progress().isEmpty()) {
      return Optional.empty();
    }
    LossWatch watch =
        new LossWatch(stage -> HeldMessages.most(plan, stage, replicas(plan, stage, before)));
    watch.add(view.earlier().get());
    String losses =
        watch.add(view.progress().get()).stream()
            .map(loss -> loss.sentence() + STOPPED + "; " + loss.wayOut())
            .collect(Collectors.joining(". "));
    return losses.isEmpty()
        ? Optional.empty()
        : Optional.of(new RunFailure(Reason.DataLoss, losses));
  }

  private static Optional<RunFailure> tooManyDeadLetters(PipelinePlan plan, KafkaSnapshot view) {
    return view.progress()
        .filter(p -> plan.deadLetterLimit().exceeded(p.dead(), p.examined(), p.completed()))
        .map(p -> new RunFailure(Reason.TooManyDeadLetters, sentence(p, plan)));
  }

  private static String sentence(RunProgress progress, PipelinePlan plan) {
    return String.format(
        Locale.ROOT,
        "%d of the %d events read so far are dead letters, spec.topics.deadLetter.max allows %s%s;"
            + " topic %s has them with stage and reason in their headers; a larger max lets the run"
            + " go on",
        progress.dead(),
        progress.examined(),
        plan.deadLetterLimit().text(),
        STOPPED,
        plan.names().deadLetterTopic());
  }

  /** A worker that stopped because of a loss says so once; what it said holds for this spec. */
  private static Optional<RunFailure> remembered(
      PlannedRun run, KafkaSnapshot view, Optional<PipelineRunStatus> before) {
    return before
        .filter(status -> Objects.equals(status.observedGeneration(), run.generation()))
        .flatMap(status -> ready(status))
        .flatMap(ready -> failure(run, view, ready));
  }

  private static Optional<RunFailure> failure(PlannedRun run, KafkaSnapshot view, Condition ready) {
    boolean lost = Reason.DataLoss.name().equals(ready.getReason()) && fails(run.plan());
    boolean dead =
        Reason.TooManyDeadLetters.name().equals(ready.getReason()) && view.progress().isEmpty();
    return lost || dead
        ? Optional.of(new RunFailure(Reason.valueOf(ready.getReason()), ready.getMessage()))
        : Optional.empty();
  }

  private static boolean fails(PipelinePlan plan) {
    return plan.sink().onDataLoss() == OnDataLoss.Fail;
  }

  private static Optional<Condition> ready(PipelineRunStatus status) {
    return Objects.requireNonNullElse(status.conditions(), List.<Condition>of()).stream()
        .filter(condition -> condition.getType().equals(ConditionType.Ready.name()))
        .findFirst();
  }

  private static int replicas(PipelinePlan plan, Stage stage, Optional<PipelineRunStatus> before) {
    int seen =
        before.stream()
            .flatMap(
                status ->
                    Objects.requireNonNullElse(
                        status.stages(), List.<dev.millrace.crds.api.StageStatus>of())
                        .stream())
            .filter(s -> s.name().equals(stage.id()) && s.replicas() != null)
            .mapToInt(s -> s.replicas())
            .findFirst()
            .orElse(0);
    return Math.max(plan.stage(stage).replicas(), seen);
  }
}
