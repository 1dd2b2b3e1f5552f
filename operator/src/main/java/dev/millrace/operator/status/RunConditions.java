package dev.millrace.operator.status;

import dev.millrace.contract.Stage;
import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.Reason;
import dev.millrace.crds.api.ReplicaSource;
import dev.millrace.crds.api.RunReport;
import dev.millrace.crds.api.StageStatus;
import dev.millrace.operator.desired.Readers;
import dev.millrace.operator.kafka.KafkaMonitorRequest;
import dev.millrace.operator.kafka.KafkaSnapshot;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.observed.StageSnapshot;
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
final class RunConditions {
  private RunConditions() {}

  /**
   * All of them.
   *
   * @param report how the run came out, once it is over
   */
  static Map<ConditionType, ConditionState> of(
      StatusInputs statusInputs, List<StageStatus> stages, Optional<RunReport> report) {
    Map<ConditionType, ConditionState> verdicts = new EnumMap<>(ConditionType.class);
    ConditionState topics = TopicCondition.of(statusInputs);
    verdicts.put(
        ConditionType.Accepted, ConditionState.yes(Reason.Valid, "the spec can be carried out"));
    verdicts.put(ConditionType.TopicsReady, topics);
    verdicts.put(ConditionType.Ready, ReadyCondition.of(statusInputs, topics));
    verdicts.put(ConditionType.KafkaReachable, kafka(statusInputs));
    verdicts.put(ConditionType.SinkReady, SinkConditions.ready(statusInputs));
    verdicts.put(ConditionType.WithinBudget, SinkConditions.budget(statusInputs));
    verdicts.put(ConditionType.PartitionsSufficient, partitions(statusInputs, stages));
    verdicts.put(ConditionType.ReplicasAsDeclared, replicas(statusInputs, stages));
    RetentionVerdict.of(statusInputs)
        .ifPresent(
            conditionState -> verdicts.put(ConditionType.RetentionSufficient, conditionState));
    operator(statusInputs)
        .ifPresent(verdict -> verdicts.put(ConditionType.OperatorPermitted, verdict));
    verdicts.put(ConditionType.Completed, completed(statusInputs));
    verdicts.put(ConditionType.Verified, verified(statusInputs, report));
    return verdicts;
  }

  /** Nothing is said of it while it was never doubtful. */
  private static Optional<ConditionState> operator(StatusInputs statusInputs) {
    return statusInputs
        .outcome()
        .lostRights()
        .map(lost -> ConditionState.no(lost.reason(), lost.message()))
        .or(
            () ->
                statusInputs
                    .seen()
                    .before()
                    .flatMap(status -> Conditions.of(status, ConditionType.OperatorPermitted))
                    .map(before -> ConditionState.yes(Reason.Permitted, "")));
  }

  private static ConditionState kafka(StatusInputs statusInputs) {
    KafkaSnapshot view = statusInputs.seen().view();
    if (view.outage().isPresent()) {
      KafkaSnapshot.Outage outage = view.outage().get();
      return ConditionState.no(
          Reason.Unreachable,
          String.format(
              Locale.ROOT, "since %s: %s", Conditions.time(outage.since()), outage.message()));
    }
    if (statusInputs.desired().wish().filter(KafkaMonitorRequest::watch).isEmpty()) {
      return ConditionState.unknown(Reason.NotAsked, "nothing is asked of Kafka");
    }
    return view.topics().isPresent() || view.progress().isPresent()
        ? ConditionState.yes(Reason.Answering, "Kafka answers")
        : before(statusInputs, ConditionType.KafkaReachable)
            .orElseGet(() -> ConditionState.unknown(Reason.NotYetKnown, "Kafka is being asked"));
  }

  private static ConditionState partitions(StatusInputs statusInputs, List<StageStatus> stages) {
    String idle =
        stages.stream()
            .filter(
                stage ->
                    readers(statusInputs, stage)
                        > StageStatuses.partitions(statusInputs, stage(stage)))
            .map(
                stage ->
                    String.format(
                        Locale.ROOT,
                        "%s has %d readers for %d %s: %d replicas bring nothing",
                        stage.name(),
                        readers(statusInputs, stage),
                        StageStatuses.partitions(statusInputs, stage(stage)),
                        stage(stage) == Stage.PRODUCER ? "lanes" : "partitions",
                        stage.idleReplicas()))
            .collect(Collectors.joining("; "));
    return idle.isEmpty()
        ? ConditionState.yes(Reason.EveryReplicaReads, "every replica has something to read")
        : ConditionState.no(Reason.IdleReplicas, idle);
  }

  private static ConditionState replicas(StatusInputs statusInputs, List<StageStatus> stages) {
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
                        scaledBy(statusInputs, stage),
                        stage.declaredReplicas()))
            .collect(Collectors.joining("; "));
    return scaled.isEmpty()
        ? ConditionState.yes(Reason.AsDeclared, "")
        : ConditionState.no(Reason.ScaledOtherwise, scaled);
  }

  private static ConditionState completed(StatusInputs statusInputs) {
    if (statusInputs.desired().lifecycle() == Lifecycle.FINISHED) {
      return ConditionState.yes(
          Reason.Finished, "the source has given all, and every stage has taken in all of it");
    }
    if (statusInputs.seen().view().progress().filter(RunProgress::completed).isPresent()
        && statusInputs.run().plan().finite()) {
      return ConditionState.no(
          Reason.Unfinished,
          "every stage has taken in all; the sinks look whether the warehouse has it");
    }
    return statusInputs.run().plan().finite()
        ? ConditionState.no(Reason.Unfinished, "")
        : ConditionState.no(Reason.Endless, "the source has no end");
  }

  /** What was found at the end stays: topics, and what stands beside their offsets, expire. */
  private static ConditionState verified(StatusInputs statusInputs, Optional<RunReport> report) {
    if (report.isEmpty() || report.get().missing() == null) {
      return ConditionState.unknown(
          Reason.Unfinished, "counts are compared when the run is completed");
    }
    return before(statusInputs, ConditionType.Verified)
        .filter(found -> found.reason() != Reason.Unfinished)
        .orElseGet(() -> VerifiedCondition.of(statusInputs, report.get()));
  }

  /** What a condition said last, where nothing new is known since the operator began. */
  private static Optional<ConditionState> before(StatusInputs statusInputs, ConditionType type) {
    return statusInputs
        .seen()
        .before()
        .flatMap((PipelineRunStatus status) -> Conditions.of(status, type))
        .flatMap(RunConditions::same);
  }

  private static Optional<ConditionState> same(Condition condition) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.name().equals(condition.getReason()))
        .findFirst()
        .map(
            reason ->
                new ConditionState(
                    ConditionState.State.valueOf(condition.getStatus()),
                    reason,
                    Objects.requireNonNullElse(condition.getMessage(), "")));
  }

  private static int readers(StatusInputs statusInputs, StageStatus stage) {
    return Readers.of(statusInputs.run().plan(), stage(stage), stage.replicas());
  }

  private static String scaledBy(StatusInputs statusInputs, StageStatus stage) {
    return Optional.ofNullable(statusInputs.seen().stages().get(stage(stage)))
        .flatMap(StageSnapshot::scaled)
        .map(
            scaled ->
                scaled.by().equals(ObjectLabels.OPERATOR)
                    ? ", which it went back to after a stop"
                    : " by " + scaled.by())
        .orElse("");
  }

  private static Stage stage(StageStatus status) {
    return Stage.valueOf(status.name().toUpperCase(java.util.Locale.ROOT));
  }
}
