package dev.millrace.operator.status;

import dev.millrace.contract.config.TopicSpec;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.desired.TopicClaim;
import dev.millrace.operator.observed.KafkaSnapshotEntry;
import dev.millrace.operator.observed.TopicSnapshot;
import dev.millrace.operator.run.Lifecycle;
import java.util.List;
import java.util.Optional;

/** Whether all topics are as planned. */
final class TopicCondition {
  private TopicCondition() {}

  static ConditionState of(StatusInputs statusInputs) {
    if (statusInputs.desired().lifecycle() == Lifecycle.FINISHED) {
      return ConditionState.yes(Reason.Finished, "no longer needed");
    }
    if (statusInputs.seen().kafka() instanceof KafkaSnapshotEntry.Unknown unknown) {
      return ConditionState.no(unknown.reason(), unknown.message());
    }
    TopicClaim claim = TopicClaim.of(statusInputs.run(), statusInputs.seen());
    return claim
        .conflict()
        .map(message -> ConditionState.no(Reason.NameConflict, message))
        .or(
            () ->
                statusInputs
                    .outcome()
                    .with("ConfigMap", "KafkaTopic")
                    .map(problem -> ConditionState.no(problem.reason(), problem.message())))
        .orElseGet(() -> claim.granted() ? live(statusInputs) : notAskedYet(statusInputs));
  }

  private static ConditionState notAskedYet(StatusInputs statusInputs) {
    return statusInputs
        .seen()
        .view()
        .outage()
        .map(outage -> ConditionState.no(Reason.Unreachable, outage.message()))
        .orElseGet(
            () -> ConditionState.no(Reason.TopicsInProgress, "asking Kafka which topics exist"));
  }

  private static ConditionState live(StatusInputs statusInputs) {
    if (!statusInputs.seen().view().topicsProblem().isEmpty()) {
      return ConditionState.no(Reason.TopicRefused, statusInputs.seen().view().topicsProblem());
    }
    List<String> waiting =
        statusInputs.desired().topics().stream()
            .filter(topic -> !asPlanned(topic, statusInputs))
            .map(TopicSpec::name)
            .toList();
    if (waiting.isEmpty()) {
      return ConditionState.yes(
          Reason.TopicsAsPlanned, statusInputs.desired().topics().size() + " topics are ready");
    }
    return refused(statusInputs, waiting)
        .map(message -> ConditionState.no(Reason.TopicRefused, message))
        .orElseGet(
            () ->
                ConditionState.no(
                    Reason.TopicsInProgress, "waiting for " + String.join(", ", waiting)));
  }

  private static boolean asPlanned(TopicSpec topic, StatusInputs statusInputs) {
    TopicSnapshot live = statusInputs.seen().topics().get(topic.name());
    return live != null && live.ready() && live.partitions() >= topic.partitions();
  }

  private static Optional<String> refused(StatusInputs statusInputs, List<String> waiting) {
    return waiting.stream()
        .filter(name -> statusInputs.seen().topics().containsKey(name))
        .filter(name -> !statusInputs.seen().topics().get(name).problem().isEmpty())
        .map(name -> name + ": " + statusInputs.seen().topics().get(name).problem())
        .findFirst();
  }
}
