package dev.millrace.operator.desired;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.operator.kafka.KafkaWish.TopicTask;
import dev.millrace.operator.observed.LedgerSeen;
import dev.millrace.operator.observed.Observed;
import dev.millrace.operator.run.PlannedRun;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the topics with the run's names are its own to make, change and later delete. They are
 * when its ledger says so. Without a ledger they are only if Kafka, asked for them, has none of
 * these names.
 *
 * @param granted whether they are
 * @param conflict why they are not; absent also while Kafka has not answered yet
 */
public record TopicClaim(boolean granted, Optional<String> conflict) {

  /** Decides. */
  public static TopicClaim of(PlannedRun run, Observed seen) {
    if (seen.ledger().mayUse()) {
      return new TopicClaim(true, Optional.empty());
    }
    if (seen.ledger().owner() == LedgerSeen.Owner.OTHERS) {
      return new TopicClaim(false, Optional.of(seen.ledger().message()));
    }
    if (seen.before().filter(TopicClaim::hadTopics).isPresent()) {
      return new TopicClaim(true, Optional.empty());
    }
    List<String> taken =
        seen.view().topics().stream().flatMap(found -> found.keySet().stream()).sorted().toList();
    return new TopicClaim(
        seen.view().topics().isPresent() && taken.isEmpty(),
        taken.isEmpty()
            ? Optional.empty()
            : Optional.of(
                String.format(
                        Locale.ROOT,
                        "Kafka has topics %s already, which this run did not make: take another"
                            + " name or",
                        taken)
                    + " delete them"));
  }

  /** What to do about topics through the admin API. */
  TopicTask task(PipelinePlan plan) {
    if (!granted) {
      return TopicTask.LOOK;
    }
    return plan.kafka().cluster().isPresent() ? TopicTask.NONE : TopicTask.MAKE;
  }

  /** A ledger that somebody deleted is written again. */
  private static boolean hadTopics(PipelineRunStatus status) {
    return Objects.requireNonNullElse(status.conditions(), List.<Condition>of()).stream()
        .anyMatch(
            c ->
                c.getType().equals(ConditionType.TopicsReady.name())
                    && "True".equals(c.getStatus()));
  }
}
