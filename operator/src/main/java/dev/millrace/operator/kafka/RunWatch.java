package dev.millrace.operator.kafka;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.operator.kafka.KafkaWish.TopicTask;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.progress.RunProgress;
import dev.millrace.runtime.topics.TopicProvisioner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.RetriableException;

/** One run seen from Kafka. Rounds are for one thread at a time; the rest is safe for all. */
final class RunWatch {
  /** How long new topics may take to answer. */
  private static final Duration TOPIC_LIMIT = Duration.ofSeconds(15);

  /** How often topics that are as they should be are looked at again. */
  private static final Duration TOPICS_AGAIN = Duration.ofMinutes(1);

  private final Clock clock;
  private final Rates rates = new Rates();
  private volatile KafkaWish wish;
  private volatile KafkaView view = KafkaView.NOTHING;
  private KafkaWish done;
  private Instant topicsDone = Instant.MIN;

  RunWatch(Clock clock) {
    this.clock = clock;
  }

  /** Whether this is another wish than before. */
  boolean want(KafkaWish newWish) {
    boolean news = !newWish.equals(wish);
    wish = newWish;
    return news;
  }

  KafkaView view() {
    return view;
  }

  void failed(String message) {
    view = view.withOutage(clock.instant(), message);
  }

  /** Does what is due; throws when Kafka does not answer. */
  void round(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
    KafkaWish now = wish;
    boolean news = !now.equals(done);
    if (now.task() != TopicTask.NONE && (news || topicsAreDue())) {
      topics(now, admin);
    }
    boolean begun = now.task() != TopicTask.LOOK && view.topicsProblem().isEmpty();
    if (begun && (news || now.watch() || view.outage().isPresent())) {
      progress(now, admin);
    }
    done = now;
  }

  private boolean topicsAreDue() {
    return view.outage().isPresent()
        || !view.topicsProblem().isEmpty()
        || topicsDone.plus(TOPICS_AGAIN).isBefore(clock.instant());
  }

  private void topics(KafkaWish now, Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    TopicProvisioner provisioner = new TopicProvisioner(admin, TOPIC_LIMIT);
    List<String> names = now.topics().stream().map(TopicSpec::name).toList();
    try {
      Map<String, Integer> found =
          now.task() == TopicTask.MAKE
              ? provisioner.ensure(now.topics())
              : provisioner.partitions(names);
      view = view.withTopics(found, "");
      topicsDone = clock.instant();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        throw e;
      }
      view = view.withTopics(provisioner.partitions(names), KafkaFailures.sentence(e));
    }
  }

  private void progress(KafkaWish now, Admin admin)
      throws ExecutionException, InterruptedException {
    RunProgress read = new ProgressReader(admin).read(now.names(), now.lanes());
    rates.add(System.nanoTime(), read);
    view = view.withProgress(read, rates.in(Stage.values()), rates.written());
  }
}
