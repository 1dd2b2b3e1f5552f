package dev.millrace.local.run;

import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.engine.RunFailedException;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.topics.TopicProvisioner;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Makes the topics of a run what its plan says. */
final class RunTopics {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private RunTopics() {}

  /**
   * Makes, grows and sets.
   *
   * @throws RunFailedException when Kafka refuses, or has lanes of another number
   */
  static void ensure(Admin admin, PipelinePlan plan) throws InterruptedException {
    try {
      Map<String, Integer> partitions =
          new TopicProvisioner(admin, LIMIT).ensure(plan.topics().all());
      int lanes = partitions.get(plan.topics().lanes().name());
      if (lanes != plan.producer().lanes()) {
        throw new RunFailedException(
            String.format(
                    Locale.ROOT,
                    "topic %s has %d partitions where the run needs %d; it belongs to another run",
                    plan.topics().lanes().name(),
                    lanes,
                    plan.producer().lanes())
                + " of this name: give the run another name or start over with --fresh");
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new RunFailedException(
          String.format(
              Locale.ROOT,
              "cannot prepare the topics of run %s: %s",
              plan.names().run(),
              KafkaFailures.sentence(e)),
          e);
    }
  }
}
