package dev.millrace.operator.status;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.run.Lifecycle;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The one reason that stands beside the phase: that of the condition that says most. */
final class Headline {
  /** What holds a run up, the cause before what suffers from it. */
  private static final List<ConditionType> CAUSES_FIRST =
      List.of(
          ConditionType.OperatorPermitted,
          ConditionType.TopicsReady,
          ConditionType.Ready,
          ConditionType.KafkaReachable,
          ConditionType.SinkReady,
          ConditionType.WithinBudget,
          ConditionType.PartitionsSufficient);

  private Headline() {}

  static Reason of(Lifecycle lifecycle, Map<ConditionType, ConditionState> verdicts) {
    return switch (lifecycle) {
      case FINISHED -> verdicts.get(ConditionType.Verified).reason();
      case SUSPENDED -> Reason.Suspended;
      case ACTIVE, FAILED ->
          CAUSES_FIRST.stream()
              .map(verdicts::get)
              .filter(Objects::nonNull)
              .filter(conditionState -> conditionState.status() == ConditionState.State.False)
              .map(ConditionState::reason)
              .findFirst()
              .orElseGet(() -> verdicts.get(ConditionType.Ready).reason());
    };
  }
}
