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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
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
    if (now.task() != TopicTask.NONE && (news || topicsAreDue(now))) {
      topics(now, admin);
    }
    boolean begun =
        (now.task() == TopicTask.NONE || now.task() == TopicTask.MAKE)
            && view.topicsProblem().isEmpty();
    if (begun && (news || now.watch() || view.outage().isPresent())) {
      progress(now, admin);
    }
    done = now;
  }

  private boolean topicsAreDue(KafkaWish now) {
    boolean waitsForNone = now.task() == TopicTask.LOOK || now.task() == TopicTask.DELETE;
    return view.outage().isPresent()
        || waitsForNone && view.topics().filter(Map::isEmpty).isEmpty()
        || !view.topicsProblem().isEmpty()
        || topicsDone.plus(TOPICS_AGAIN).isBefore(clock.instant());
  }

  private void topics(KafkaWish now, Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    TopicProvisioner provisioner = new TopicProvisioner(admin, TOPIC_LIMIT);
    List<String> names = now.topics().stream().map(TopicSpec::name).toList();
    try {
      view = view.withTopics(topics(now, provisioner, names, admin), "");
      topicsDone = clock.instant();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        throw e;
      }
      view = view.withTopics(provisioner.partitions(names), KafkaFailures.sentence(e));
    }
  }

  private static Map<String, Integer> topics(
      KafkaWish now, TopicProvisioner provisioner, List<String> names, Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    switch (now.task()) {
      case MAKE -> {
        return provisioner.ensure(now.topics());
      }
      case DELETE -> {
        provisioner.delete(names);
        leftGroups(now, admin);
      }
      default -> {
        Map<String, Integer> found = provisioner.partitions(names);
        if (found.isEmpty()) {
          forgetEarlierRuns(now, admin);
        }
        return found;
      }
    }
    return provisioner.partitions(names);
  }

  /**
   * Where there are no topics yet, offsets are of an earlier run of this name, whose stages would
   * take them for their own. Kafka drops them with their topics, but not while it is loading them.
   *
   * @throws TimeoutException while such a group still has members
   */
  private static void forgetEarlierRuns(KafkaWish now, Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<String> left = leftGroups(now, admin);
    if (!left.isEmpty()) {
      throw new TimeoutException("groups of an earlier run are still in use: " + left);
    }
  }

  /** Deletes the groups of the run's stages; those that could not be deleted. */
  private static List<String> leftGroups(KafkaWish now, Admin admin)
      throws ExecutionException, InterruptedException {
    List<String> groups = Arrays.stream(Stage.values()).map(now.names()::group).toList();
    List<String> left = new ArrayList<>();
    for (var deleted : admin.deleteConsumerGroups(groups).deletedGroups().entrySet()) {
      try {
        deleted.getValue().get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof GroupNotEmptyException) {
          left.add(deleted.getKey());
        } else if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
    }
    return left;
  }

  private void progress(KafkaWish now, Admin admin)
      throws ExecutionException, InterruptedException {
    RunProgress read = new ProgressReader(admin).read(now.names(), now.lanes());
    rates.add(System.nanoTime(), read);
    view = view.withProgress(read, rates.in(Stage.values()), rates.written());
  }
}
