package dev.millrace.operator.status;

import dev.millrace.contract.Stage;
import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.Reason;
import dev.millrace.crds.api.ReplicaSource;
import dev.millrace.crds.api.RunReport;
import dev.millrace.crds.api.StageStatus;
import dev.millrace.operator.desired.Readers;
import dev.millrace.operator.kafka.KafkaView;
import dev.millrace.operator.kafka.KafkaWish;
import dev.millrace.operator.names.Labels;
import dev.millrace.operator.observed.StageSeen;
import dev.millrace.operator.run.Lifecycle;
import dev.millrace.runtime.progress.RunProgress;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A verdict for every condition of a run. */
final class RunVerdicts {
  private RunVerdicts() {}

  /**
   * All of them.
   *
   * @param report how the run came out, once it is over
   */
  static Map<ConditionType, Verdict> of(
      Look look, List<StageStatus> stages, Optional<RunReport> report) {
    Map<ConditionType, Verdict> verdicts = new EnumMap<>(ConditionType.class);
    Verdict topics = TopicVerdict.of(look);
    verdicts.put(ConditionType.Accepted, Verdict.yes(Reason.Valid, "the spec can be carried out"));
    verdicts.put(ConditionType.TopicsReady, topics);
    verdicts.put(ConditionType.Ready, ReadyVerdict.of(look, topics));
    verdicts.put(ConditionType.KafkaReachable, kafka(look));
    verdicts.put(ConditionType.SinkReady, SinkVerdicts.ready(look));
    verdicts.put(ConditionType.WithinBudget, SinkVerdicts.budget(look));
    verdicts.put(ConditionType.PartitionsSufficient, partitions(look, stages));
    verdicts.put(ConditionType.ReplicasAsDeclared, replicas(look, stages));
    RetentionVerdict.of(look)
        .ifPresent(verdict -> verdicts.put(ConditionType.RetentionSufficient, verdict));
    verdicts.put(ConditionType.Completed, completed(look));
    verdicts.put(ConditionType.Verified, verified(look, report));
    return verdicts;
  }

  private static Verdict kafka(Look look) {
    KafkaView view = look.seen().view();
    if (view.outage().isPresent()) {
      KafkaView.Outage outage = view.outage().get();
      return Verdict.no(
          Reason.Unreachable,
          String.format(
              Locale.ROOT, "since %s: %s", Conditions.time(outage.since()), outage.message()));
    }
    if (look.desired().wish().filter(KafkaWish::watch).isEmpty()) {
      return Verdict.unknown(Reason.NotAsked, "nothing is asked of Kafka");
    }
    return view.topics().isPresent() || view.progress().isPresent()
        ? Verdict.yes(Reason.Answering, "Kafka answers")
        : before(look, ConditionType.KafkaReachable)
            .orElseGet(() -> Verdict.unknown(Reason.NotYetKnown, "Kafka is being asked"));
  }

  private static Verdict partitions(Look look, List<StageStatus> stages) {
    String idle =
        stages.stream()
            .filter(stage -> readers(look, stage) > StageStatuses.partitions(look, stage(stage)))
            .map(
                stage ->
                    String.format(
                        Locale.ROOT,
                        "%s has %d readers for %d %s: %d replicas bring nothing",
                        stage.name(),
                        readers(look, stage),
                        StageStatuses.partitions(look, stage(stage)),
                        stage(stage) == Stage.PRODUCER ? "lanes" : "partitions",
                        stage.idleReplicas()))
            .collect(Collectors.joining("; "));
    return idle.isEmpty()
        ? Verdict.yes(Reason.EveryReplicaReads, "every replica has something to read")
        : Verdict.no(Reason.IdleReplicas, idle);
  }

  private static Verdict replicas(Look look, List<StageStatus> stages) {
    String scaled =
        stages.stream()
            .filter(stage -> stage.replicaSource() == ReplicaSource.Scaled)
            .map(
                stage ->
                    String.format(
                        Locale.ROOT,
                        "%s has %d replicas%s, declared are %d",
                        stage.name(),
                        stage.replicas(),
                        scaledBy(look, stage),
                        stage.declaredReplicas()))
            .collect(Collectors.joining("; "));
    return scaled.isEmpty()
        ? Verdict.yes(Reason.AsDeclared, "")
        : Verdict.no(Reason.ScaledOtherwise, scaled);
  }

  private static Verdict completed(Look look) {
    if (look.desired().lifecycle() == Lifecycle.FINISHED) {
      return Verdict.yes(
          Reason.Finished, "the source has given all, and every stage has taken in all of it");
    }
    return look.run().plan().finite()
        ? Verdict.no(Reason.Unfinished, "")
        : Verdict.no(Reason.Endless, "the source has no end");
  }

  private static Verdict verified(Look look, Optional<RunReport> report) {
    if (report.isEmpty() || report.get().missing() == null) {
      return Verdict.unknown(Reason.Unfinished, "counts are compared when the run is completed");
    }
    RunReport counts = report.get();
    String sum =
        String.format(
            Locale.ROOT,
            "%d produced = %d written + %d dead-lettered",
            counts.produced(),
            counts.written(),
            counts.deadLettered());
    if (counts.missing() > 0
        && look.seen().view().progress().filter(RunProgress::hasGaps).isPresent()) {
      return Verdict.no(
          Reason.DataLoss,
          String.format(
              Locale.ROOT, "%d lost, as spec.onDataLoss allows: %s", counts.missing(), sum));
    }
    if (counts.missing() == 0 && counts.duplicates() == 0 && DeadShare.isTooLarge(look, counts)) {
      return Verdict.no(Reason.TooManyDeadLetters, sum + DeadShare.of(counts));
    }
    return counts.missing() == 0 && counts.duplicates() == 0
        ? Verdict.yes(Reason.CountsAgree, sum + DeadShare.of(counts))
        : Verdict.no(
            Reason.CountsDiffer,
            String.format(
                Locale.ROOT,
                "%d missing, %d too many: %d produced, %d written, %d dead-lettered",
                counts.missing(),
                counts.duplicates(),
                counts.produced(),
                counts.written(),
                counts.deadLettered()));
  }

  /** What a condition said last, where nothing new is known since the operator began. */
  private static Optional<Verdict> before(Look look, ConditionType type) {
    return look.seen()
        .before()
        .flatMap((PipelineRunStatus status) -> Conditions.of(status, type))
        .flatMap(RunVerdicts::same);
  }

  private static Optional<Verdict> same(Condition condition) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.name().equals(condition.getReason()))
        .findFirst()
        .map(
            reason ->
                new Verdict(
                    Verdict.State.valueOf(condition.getStatus()),
                    reason,
                    Objects.requireNonNullElse(condition.getMessage(), "")));
  }

  private static int readers(Look look, StageStatus stage) {
    return Readers.of(look.run().plan(), stage(stage), stage.replicas());
  }

  private static String scaledBy(Look look, StageStatus stage) {
    return Optional.ofNullable(look.seen().stages().get(stage(stage)))
        .flatMap(StageSeen::scaled)
        .map(
            scaled ->
                scaled.by().equals(Labels.OPERATOR)
                    ? ", which it went back to after a stop"
                    : " by " + scaled.by())
        .orElse("");
  }

  private static Stage stage(StageStatus status) {
    return Stage.valueOf(status.name().toUpperCase(java.util.Locale.ROOT));
  }
}
