package dev.millrace.operator.status;

import dev.millrace.contract.config.TopicSpec;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.desired.TopicClaim;
import dev.millrace.operator.observed.KafkaSeen;
import dev.millrace.operator.observed.TopicSeen;
import dev.millrace.operator.run.Lifecycle;
import java.util.List;
import java.util.Optional;

/** Whether all topics are as planned. */
final class TopicVerdict {
  private TopicVerdict() {}

  static Verdict of(Look look) {
    if (look.desired().lifecycle() == Lifecycle.FINISHED) {
      return Verdict.yes(Reason.Finished, "no longer needed");
    }
    if (look.seen().kafka() instanceof KafkaSeen.Unknown unknown) {
      return Verdict.no(unknown.reason(), unknown.message());
    }
    TopicClaim claim = TopicClaim.of(look.run(), look.seen());
    return claim
        .conflict()
        .map(message -> Verdict.no(Reason.NameConflict, message))
        .or(
            () ->
                look.outcome()
                    .with("ConfigMap", "KafkaTopic")
                    .map(problem -> Verdict.no(problem.reason(), problem.message())))
        .orElseGet(() -> claim.granted() ? live(look) : notAskedYet(look));
  }

  private static Verdict notAskedYet(Look look) {
    return look.seen()
        .view()
        .outage()
        .map(outage -> Verdict.no(Reason.Unreachable, outage.message()))
        .orElseGet(() -> Verdict.no(Reason.TopicsInProgress, "asking Kafka which topics exist"));
  }

  private static Verdict live(Look look) {
    if (!look.seen().view().topicsProblem().isEmpty()) {
      return Verdict.no(Reason.TopicRefused, look.seen().view().topicsProblem());
    }
    List<String> waiting =
        look.desired().topics().stream()
            .filter(topic -> !asPlanned(topic, look))
            .map(TopicSpec::name)
            .toList();
    if (waiting.isEmpty()) {
      return Verdict.yes(
          Reason.TopicsAsPlanned, look.desired().topics().size() + " topics are ready");
    }
    return refused(look, waiting)
        .map(message -> Verdict.no(Reason.TopicRefused, message))
        .orElseGet(
            () -> Verdict.no(Reason.TopicsInProgress, "waiting for " + String.join(", ", waiting)));
  }

  private static boolean asPlanned(TopicSpec topic, Look look) {
    TopicSeen live = look.seen().topics().get(topic.name());
    return live != null && live.ready() && live.partitions() >= topic.partitions();
  }

  private static Optional<String> refused(Look look, List<String> waiting) {
    return waiting.stream()
        .filter(name -> look.seen().topics().containsKey(name))
        .filter(name -> !look.seen().topics().get(name).problem().isEmpty())
        .map(name -> name + ": " + look.seen().topics().get(name).problem())
        .findFirst();
  }
}
