package dev.millrace.operator.kafka;

import dev.millrace.contract.Stage;
import dev.millrace.operator.kafka.KafkaMonitorRequest.TopicTask;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.progress.RetentionCheck;
import dev.millrace.runtime.progress.RetentionRisk;
import dev.millrace.runtime.progress.RunProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run seen from Kafka. Rounds are for one thread at a time; the rest is safe for all. */
final class RunMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(RunMonitor.class);

  /** How often topics that are as they should be are looked at again. */
  private static final Duration TOPICS_AGAIN = Duration.ofMinutes(1);

  private final Clock clock;
  private final Rates rates = new Rates();
  private final CompletionWatch completion = new CompletionWatch();
  private volatile KafkaMonitorRequest wish;
  private volatile KafkaSnapshot view = KafkaSnapshot.NOTHING;
  private volatile KafkaMonitorRequest done;
  private Instant topicsDone = Instant.MIN;
  private Instant retentionDone = Instant.MIN;
  private Admin askedThrough;
  private ProgressReader reader;

  RunMonitor(Clock clock) {
    this.clock = clock;
  }

  /** Whether this is another wish than before. */
  boolean want(KafkaMonitorRequest newWish) {
    boolean news = !newWish.equals(wish);
    wish = newWish;
    return news;
  }

  KafkaSnapshot view() {
    return view;
  }

  /** Ids of the topics that were made, by name. */
  Map<String, String> made() {
    Map<String, String> made = new HashMap<>();
    if (done != null && done.task() == TopicTask.MAKE) {
      view.topics().ifPresent(found -> found.forEach((name, topic) -> made.put(name, topic.id())));
      made.putAll(done.own());
    }
    return made;
  }

  void failed(String message) {
    view = view.withOutage(clock.instant(), message);
  }

  /** Does what is due; throws when Kafka does not answer. */
  void round(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
    KafkaMonitorRequest now = wish;
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

  private boolean topicsAreDue(KafkaMonitorRequest now) {
    boolean waitsForNone = now.task() == TopicTask.LOOK || now.task() == TopicTask.DELETE;
    return view.outage().isPresent()
        || waitsForNone && view.topics().filter(Map::isEmpty).isEmpty()
        || !view.topicsProblem().isEmpty()
        || topicsDone.plus(TOPICS_AGAIN).isBefore(clock.instant());
  }

  private void topics(KafkaMonitorRequest now, Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    RunTopics topics = new RunTopics(admin);
    try {
      view = view.withTopics(topics.carryOut(now), "");
      topicsDone = clock.instant();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        throw e;
      }
      view = view.withTopics(topics.find(now), KafkaFailures.sentence(e));
    }
  }

  /** One reader as long as Kafka is reached in the same way: it remembers what has expired. */
  private ProgressReader reader(KafkaMonitorRequest now, Admin admin) {
    if (reader == null || admin != askedThrough) {
      askedThrough = admin;
      reader =
          new ProgressReader(admin, new KafkaClients(now.kafka(), now.names().run() + "-operator"));
    }
    return reader;
  }

  private void progress(KafkaMonitorRequest now, Admin admin)
      throws ExecutionException, InterruptedException {
    RunProgress read = reader(now, admin).read(now.names(), now.lanes());
    rates.add(System.nanoTime(), read);
    view =
        view.withProgress(
            read,
            completion.isOver(read, clock.instant()),
            rates.in(Stage.values()),
            rates.written());
    if (retentionDone.plus(TOPICS_AGAIN).isBefore(clock.instant())) {
      retentionDone = clock.instant();
      retention(read, admin);
    }
  }

  /** A right that is missing for this question is no reason to know nothing else. */
  private void retention(RunProgress read, Admin admin) throws InterruptedException {
    try {
      view =
          view.withRetentionRisk(
              new RetentionCheck(admin)
                  .of(read, clock.instant()).stream()
                      .map(RetentionRisk::sentence)
                      .collect(Collectors.joining("; ")));
    } catch (ExecutionException e) {
      LOG.debug("cannot read how long topics of {} keep messages", wish.names().run(), e);
    }
  }
}
