package dev.millrace.runtime.topics;

import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.run.FatalStageException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time whether a run's topics are still what they were: the topic that a stage
 * reads is the same one (every {@value #ID_SECONDS} s), and no topic's cleanup policy would lose
 * messages or positions (every {@value #POLICY_SECONDS} s). A Kafka that does not answer is asked
 * again later. Safe for use by several threads.
 */
public final class TopicWatch implements AutoCloseable {
  static final int ID_SECONDS = 5;
  static final int POLICY_SECONDS = 120;

  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);

  private final Admin admin;
  private final RunNames names;
  private final String topic;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "topic-watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile String topicId = "";
  private volatile int replacements;
  private volatile List<String> problems = List.of();

  /**
   * A watch that has not begun.
   *
   * @param topic that the stage reads
   */
  public TopicWatch(KafkaClients clients, RunNames names, String topic) {
    this.admin = clients.admin();
    this.names = names;
    this.topic = topic;
  }

  /**
   * Looks for the first time, and from then on by itself.
   *
   * @return true, for whoever waits for an answer
   * @throws FatalStageException when a topic's cleanup policy would lose something
   * @throws ExecutionException when Kafka does not answer, or has not all topics yet
   */
  public boolean begin() throws ExecutionException, InterruptedException {
    lookAtPolicies();
    throwIfRefused();
    lookAtId();
    repeat(ID_SECONDS, this::lookAtId);
    repeat(POLICY_SECONDS, this::lookAtPolicies);
    return true;
  }

  /** How often the topic was found to be another one than before. */
  public int replacements() {
    return replacements;
  }

  /**
   * Checks what was seen last.
   *
   * @throws FatalStageException when a topic's cleanup policy would lose something
   */
  public void throwIfRefused() {
    if (!problems.isEmpty()) {
      throw new FatalStageException(String.join("; ", problems));
    }
  }

  /** Ends; a question under way is given up. */
  @Override
  public void close() {
    timer.shutdownNow();
    admin.close(Duration.ZERO);
  }

  private interface Look {
    void run() throws ExecutionException, InterruptedException;
  }

  private void repeat(int seconds, Look look) {
    timer.scheduleWithFixedDelay(() -> tryLook(look), seconds, seconds, TimeUnit.SECONDS);
  }

  private void tryLook(Look look) {
    try {
      look.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException e) {
      LOG.debug("topics of {} not seen: {}", names.run(), KafkaFailures.sentence(e));
    }
  }

  private void lookAtId() throws ExecutionException, InterruptedException {
    String now =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).topicId().toString();
    if (!topicId.isEmpty() && !topicId.equals(now)) {
      LOG.warn("topic {} is another one than before: its id was {} and is {}", topic, topicId, now);
      replacements++;
    }
    topicId = now;
  }

  private void lookAtPolicies() throws ExecutionException, InterruptedException {
    problems = CleanupPolicies.problems(CleanupPolicies.read(admin, names), names);
  }
}
