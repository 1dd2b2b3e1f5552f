package dev.millrace.local.run;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.engine.RunFailedException;
import dev.millrace.local.folder.RunRecord;
import dev.millrace.local.input.RunIdentity;
import dev.millrace.runtime.facts.FactKind;
import dev.millrace.runtime.facts.RunFacts;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.topics.LiveTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/**
 * What a run has written down of itself in Kafka. It decides whose the topics are where the run's
 * folder is lost, and between two that begin a run of one name at the same time.
 */
final class RunClaim {
  private final PipelinePlan plan;
  private final RunFacts facts;

  RunClaim(PipelinePlan plan, KafkaClients clients) {
    this.plan = plan;
    this.facts = new RunFacts(clients, plan.names());
  }

  /**
   * The record of the run whose topics these are; empty when they, or what is written in them, are
   * of others or of none.
   *
   * @throws RunFailedException when Kafka does not say
   */
  Optional<RunRecord> find(Map<String, LiveTopic> live) {
    String positions = plan.topics().positions().name();
    if (!live.containsKey(positions)) {
      return Optional.empty();
    }
    try {
      return facts
          .read(FactKind.RUN)
          .map(ClaimText::decode)
          .filter(run -> live.get(positions).id().toString().equals(run.topics().get(positions)))
          .map(run -> run.withSource(facts.read(FactKind.SOURCE).orElse(Map.of())));
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  /**
   * Lets a run go on by what Kafka knows only as what it was.
   *
   * @throws InvalidInputException naming every setting that is another now
   */
  void requireSame(RunRecord found) {
    List<String> changes = found.identity().changes(RunIdentity.of(plan));
    if (!changes.isEmpty()) {
      List<String> problems = new ArrayList<>(changes);
      problems.add(
          String.format(
                  Locale.ROOT,
                  "Kafka has a run %s that began with other settings, and this machine has no"
                      + " record of it;",
                  plan.names().run())
              + " change them back, give this run another name, or delete that run's topics"
              + " yourself");
      throw new InvalidInputException(problems);
    }
  }

  /**
   * Writes the run down in Kafka, unless that was done before.
   *
   * @throws InvalidInputException when another run of this name was there first
   * @throws RunFailedException when Kafka does not take it
   */
  void settle(RunRecord record) throws InterruptedException {
    try {
      RunRecord first = ClaimText.decode(facts.agree(FactKind.RUN, ClaimText.encode(record)));
      if (!first.instance().equals(record.instance())) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "another process has begun a run %s in this Kafka; give this run another name",
                plan.names().run()));
      }
    } catch (ExecutionException | KafkaException e) {
      throw failed(e);
    }
  }

  private RunFailedException failed(Exception e) {
    return new RunFailedException(
        String.format(
            Locale.ROOT,
            "cannot read or write in topic %s which run it is: %s",
            plan.topics().positions().name(),
            KafkaFailures.sentence(e)),
        e);
  }
}
