package dev.millrace.local.run;

import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.engine.RunFailedException;
import dev.millrace.local.engine.RunKafka;
import dev.millrace.local.folder.RunFolder;
import dev.millrace.local.output.RunOutput;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.topics.TopicProvisioner;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/**
 * Removes what a run has made, so that it begins anew. First it is made sure that nothing of others
 * goes too; then Kafka's data goes and the warehouse's last: were it the other way round, a crash
 * in between would leave a run that thinks rows are written which are gone.
 */
final class StartOver {
  private static final Duration GONE_LIMIT = Duration.ofSeconds(30);

  private final PipelinePlan plan;
  private final RunFolder folder;
  private final RunWarehouse warehouse;
  private final RunOutput output;

  StartOver(PipelinePlan plan, RunFolder folder, RunWarehouse warehouse, RunOutput output) {
    this.plan = plan;
    this.folder = folder;
    this.warehouse = warehouse;
    this.output = output;
  }

  /**
   * Says what goes.
   *
   * @throws dev.millrace.contract.InvalidInputException when something of others would go too
   */
  void announce() {
    output.say(
        String.format(
            Locale.ROOT,
            "starting over: removing %s, and %s",
            warehouse.removal(),
            isEmbedded() ? folder.kafka() : "topics " + String.join(", ", topics())));
  }

  /** Removes the data of an embedded Kafka, which must not be running. */
  void embeddedKafka() {
    if (isEmbedded()) {
      folder.clearKafka();
    }
  }

  /** Removes the rest, now that Kafka runs. */
  void finish(RunKafka kafka, Admin admin) throws InterruptedException {
    if (!kafka.embedded()) {
      removeTopics(admin);
    }
    warehouse.remove();
    folder.clear();
  }

  private boolean isEmbedded() {
    return plan.kafka().bootstrapServers().isEmpty();
  }

  private List<String> topics() {
    return plan.topics().all().stream().map(TopicSpec::name).toList();
  }

  private void removeTopics(Admin admin) throws InterruptedException {
    List<String> topics = topics();
    List<String> groups = Stream.of(Stage.values()).map(plan.names()::group).toList();
    try {
      for (String group : groups) {
        removeGroup(admin, group);
      }
      new TopicProvisioner(admin, GONE_LIMIT).delete(topics);
    } catch (TimeoutException e) {
      throw new RunFailedException(e.getMessage(), e);
    } catch (ExecutionException e) {
      throw new RunFailedException(
          String.format(
              Locale.ROOT,
              "cannot remove the topics of run %s: %s",
              plan.names().run(),
              KafkaFailures.sentence(e)),
          e);
    }
  }

  /** A member that was stopped while it joined stays in the group until its session runs out. */
  private void removeGroup(Admin admin, String group)
      throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + IdleGroups.LIMIT.toNanos();
    while (!removed(admin, group)) {
      if (System.nanoTime() > deadline) {
        throw IdleGroups.atWork(plan.names(), group);
      }
      Thread.sleep(500);
    }
  }

  private static boolean removed(Admin admin, String group)
      throws ExecutionException, InterruptedException {
    try {
      admin.deleteConsumerGroups(List.of(group)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupNotEmptyException) {
        return false;
      }
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return true;
      }
      throw e;
    }
  }
}
