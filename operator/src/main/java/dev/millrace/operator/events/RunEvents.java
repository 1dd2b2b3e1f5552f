package dev.millrace.operator.events;

import dev.millrace.contract.config.TopicSpec;
import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Phase;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.Reason;
import dev.millrace.crds.api.ReplicaSource;
import dev.millrace.crds.api.StageStatus;
import dev.millrace.operator.observed.TopicSnapshot;
import dev.millrace.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened to a run between two looks: a pure function of what was and what is. */
public final class RunEvents {
  /** Conditions that are worth a warning when they cease to hold. */
  private static final Set<ConditionType> ALARMING =
      EnumSet.of(
          ConditionType.Accepted,
          ConditionType.Ready,
          ConditionType.TopicsReady,
          ConditionType.KafkaReachable,
          ConditionType.SinkReady,
          ConditionType.PartitionsSufficient,
          ConditionType.WithinBudget,
          ConditionType.RetentionSufficient,
          ConditionType.OperatorPermitted,
          ConditionType.Verified);

  /** Reasons that are part of a normal course, or that a phase or another condition tells. */
  private static final Set<String> PATIENT =
      Stream.of(
              Reason.TopicsInProgress,
              Reason.WaitingForKafka,
              Reason.WaitingForTopics,
              Reason.StagesInProgress,
              Reason.CrashLoop,
              Reason.Suspended,
              Reason.Finished)
          .map(Reason::name)
          .collect(Collectors.toSet());

  /** Reasons that the phase Failed tells. */
  private static final Set<String> STOPPING =
      Set.of(Reason.DataLoss.name(), Reason.TooManyDeadLetters.name());

  private RunEvents() {}

  /** Everything that the two statuses show. */
  public static List<RunEvent> between(Optional<PipelineRunStatus> before, PipelineRunStatus now) {
    List<RunEvent> runEvents = new ArrayList<>();
    phase(before.map(PipelineRunStatus::phase), now).ifPresent(runEvents::add);
    for (StageStatus stage : stages(now)) {
      Optional<StageStatus> was =
          before.stream()
              .flatMap(b -> stages(b).stream())
              .filter(b -> b.name().equals(stage.name()))
              .findFirst();
      was.ifPresent(
          b -> {
            scaled(b, stage).ifPresent(runEvents::add);
            wish(b, stage).ifPresent(runEvents::add);
            deadLetters(b, stage).ifPresent(runEvents::add);
          });
    }
    for (ConditionType type : ALARMING) {
      alarm(type, before, now).ifPresent(runEvents::add);
    }
    if (Conditions.holds(now, ConditionType.Verified)
        && before.filter(b -> Conditions.holds(b, ConditionType.Verified)).isEmpty()) {
      Conditions.of(now, ConditionType.Verified)
          .ifPresent(c -> runEvents.add(RunEvent.normal("Verified", c.getMessage())));
    }
    return runEvents;
  }

  /** Topics that are being given more partitions than they have. */
  public static List<RunEvent> growth(List<TopicSpec> desired, Map<String, TopicSnapshot> live) {
    return desired.stream()
        .filter(topic -> live.containsKey(topic.name()))
        .filter(topic -> live.get(topic.name()).partitions() < topic.partitions())
        .map(
            topic ->
                RunEvent.normal(
                    "PartitionsGrow",
                    String.format(
                        Locale.ROOT,
                        "%s grows from %d to %d partitions",
                        topic.name(),
                        live.get(topic.name()).partitions(),
                        topic.partitions())))
        .toList();
  }

  private static Optional<RunEvent> phase(Optional<Phase> before, PipelineRunStatus now) {
    if (before.filter(now.phase()::equals).isPresent()) {
      return Optional.empty();
    }
    String from = before.map(b -> "was " + b).orElse("new");
    return Optional.of(
        isWarning(now.phase())
            ? RunEvent.warning(
                now.phase().name(),
                Conditions.of(now, ConditionType.Ready).map(Condition::getMessage).orElse(from))
            : RunEvent.normal(now.phase().name(), from));
  }

  /** Its event says what the condition Ready says. */
  private static boolean isWarning(Phase phase) {
    return phase == Phase.Failed || phase == Phase.Degraded;
  }

  private static Optional<RunEvent> scaled(StageStatus before, StageStatus now) {
    if (Objects.equals(before.replicas(), now.replicas())
        || before.lastDeclaredReplicas() == null) {
      return Optional.empty();
    }
    boolean byOthers =
        now.replicaSource() == ReplicaSource.Scaled
            && !Objects.equals(now.lastSetReplicas(), now.replicas());
    String who = byOthers ? " by other means than the spec" : "";
    return Optional.of(
        RunEvent.normal(
            "Scaled",
            String.format(
                Locale.ROOT,
                "%s from %d to %d replicas%s",
                now.name(),
                before.replicas(),
                now.replicas(),
                who)));
  }

  private static Optional<RunEvent> wish(StageStatus before, StageStatus now) {
    return now.resumeReplicas() == null
            || now.resumeReplicas().equals(before.resumeReplicas())
            || before.resumeReplicas() == null && now.resumeReplicas().equals(before.replicas())
        ? Optional.empty()
        : Optional.of(
            RunEvent.normal(
                "ScaledLater",
                String.format(
                    Locale.ROOT,
                    "%s stands still; it goes on with %d replicas",
                    now.name(),
                    now.resumeReplicas())));
  }

  private static Optional<RunEvent> deadLetters(StageStatus before, StageStatus now) {
    boolean first =
        Objects.requireNonNullElse(before.deadLettered(), 0L) == 0
            && Objects.requireNonNullElse(now.deadLettered(), 0L) > 0;
    return first
        ? Optional.of(
            RunEvent.warning(
                "DeadLetters",
                String.format(
                    Locale.ROOT,
                    "%s put the first events into the dead-letter topic, %d so far",
                    now.name(),
                    now.deadLettered())))
        : Optional.empty();
  }

  private static Optional<RunEvent> alarm(
      ConditionType type, Optional<PipelineRunStatus> before, PipelineRunStatus now) {
    Optional<Condition> is =
        Conditions.of(now, type)
            .filter(c -> "False".equals(c.getStatus()) && !PATIENT.contains(c.getReason()))
            .filter(c -> !isSaidByAnother(type, c))
            .filter(c -> type != ConditionType.Ready || !isWarning(now.phase()));
    boolean known =
        before
            .flatMap(b -> Conditions.of(b, type))
            .filter(
                b ->
                    is.isPresent()
                        && b.getStatus().equals(is.get().getStatus())
                        && b.getReason().equals(is.get().getReason()))
            .isPresent();
    return known ? Optional.empty() : is.map(c -> RunEvent.warning(c.getReason(), c.getMessage()));
  }

  /**
   * That Kafka does not answer, a stage fails or a quota is used up is one alarm each, not one for
   * every condition that suffers from it.
   */
  private static boolean isSaidByAnother(ConditionType type, Condition condition) {
    if (type == ConditionType.Ready && STOPPING.contains(condition.getReason())) {
      return true;
    }
    return type == ConditionType.SinkReady
        ? !condition.getReason().equals(Reason.WarehouseUnavailable.name())
        : type != ConditionType.KafkaReachable
            && condition.getReason().equals(Reason.Unreachable.name());
  }

  private static List<StageStatus> stages(PipelineRunStatus status) {
    return Objects.requireNonNullElse(status.stages(), List.of());
  }
}
