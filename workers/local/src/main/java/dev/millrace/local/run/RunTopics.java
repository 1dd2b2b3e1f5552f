package dev.millrace.local.run;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.engine.RunFailedException;
import dev.millrace.local.folder.RunFolder;
import dev.millrace.local.folder.RunRecord;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.topics.LiveTopic;
import dev.millrace.runtime.topics.TopicOwnership;
import dev.millrace.runtime.topics.TopicProvisioner;
import dev.millrace.runtime.topics.UntouchedTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** The topics of a run: its own, which is known by their ids, and what its plan says. */
final class RunTopics {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Admin admin;
  private final TopicProvisioner provisioner;
  private final PipelinePlan plan;
  private final List<String> names;

  /** Topics that are asked for and made through this client, which stays the caller's. */
  RunTopics(Admin admin, PipelinePlan plan) {
    this.admin = admin;
    this.provisioner = new TopicProvisioner(admin, LIMIT);
    this.plan = plan;
    this.names = plan.topics().all().stream().map(TopicSpec::name).toList();
  }

  /**
   * The topics that Kafka has under the run's names.
   *
   * @throws RunFailedException when Kafka does not say
   */
  Map<String, LiveTopic> live() throws InterruptedException {
    try {
      return provisioner.live(names);
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  /**
   * Lets a run begin, go on or be removed only where all topics under its names are its own.
   *
   * @param ids of its topics, as written down
   * @throws InvalidInputException naming all that are not
   */
  void requireOwn(Map<String, String> ids) throws InterruptedException {
    TopicOwnership ownership = new TopicOwnership(ids);
    Map<String, LiveTopic> live = live();
    List<String> problems = new ArrayList<>();
    for (String foreign : ownership.foreign(live, untouched(ownership.unconfirmed(live)))) {
      problems.add("Kafka has the topic " + foreign);
    }
    if (!problems.isEmpty()) {
      problems.add(
          String.format(
                  Locale.ROOT,
                  "nothing was changed: topics that are not of run %s are neither used nor removed;"
                      + " give the",
                  plan.names().run())
              + " run another name, or delete them yourself if nobody needs them");
      throw new InvalidInputException(problems);
    }
  }

  /**
   * Makes, grows and sets them. What is about to be created is written down before, its id after.
   *
   * @return the record with the ids of all topics
   * @throws RunFailedException when Kafka refuses, or has lanes of another number
   */
  RunRecord ensure(RunRecord record, RunFolder folder) throws InterruptedException {
    try {
      Map<String, LiveTopic> before = live();
      List<TopicSpec> missing =
          plan.topics().all().stream().filter(spec -> !before.containsKey(spec.name())).toList();
      Map<String, String> ids = ids(before);
      missing.forEach(spec -> ids.put(spec.name(), TopicOwnership.CREATING));
      record.withTopics(ids).write(folder.record());
      for (TopicSpec spec : missing) {
        if (!provisioner.create(spec)) {
          requireOwn(ids);
        }
      }
      requireLanes(provisioner.ensure(plan.topics().all()));
      RunRecord made = record.withTopics(ids(live()));
      made.write(folder.record());
      return made;
    } catch (ExecutionException | TimeoutException e) {
      throw failed(e);
    }
  }

  private Set<String> untouched(Set<String> topics) throws InterruptedException {
    UntouchedTopics untouched = new UntouchedTopics(admin);
    Set<String> found = new HashSet<>();
    try {
      for (String topic : topics) {
        if (untouched.contains(topic)) {
          found.add(topic);
        }
      }
      return found;
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  private void requireLanes(Map<String, Integer> partitions) {
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
  }

  private static Map<String, String> ids(Map<String, LiveTopic> live) {
    Map<String, String> ids = new TreeMap<>();
    live.forEach((name, topic) -> ids.put(name, topic.id().toString()));
    return ids;
  }

  private RunFailedException failed(Exception e) {
    return new RunFailedException(
        String.format(
            Locale.ROOT,
            "cannot prepare the topics of run %s: %s",
            plan.names().run(),
            KafkaFailures.sentence(e)),
        e);
  }
}
