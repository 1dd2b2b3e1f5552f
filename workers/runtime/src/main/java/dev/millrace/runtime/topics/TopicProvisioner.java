package dev.millrace.runtime.topics;

import dev.millrace.contract.config.TopicSpec;
import dev.millrace.runtime.kafka.KafkaFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Brings topics to what their specs say, through the admin API. Partitions only ever grow. */
public final class TopicProvisioner {
  private static final Duration STEP = Duration.ofMillis(100);

  private final Admin admin;
  private final Duration limit;

  /**
   * A provisioner.
   *
   * @param limit how long to wait for a created topic to answer, or for a deleted one to be gone
   */
  public TopicProvisioner(Admin admin, Duration limit) {
    this.admin = admin;
    this.limit = limit;
  }

  /**
   * Creates what is missing, grows what is too small, sets what differs, and returns when every
   * partition answers: producing earlier now and then breaks a producer's sequence.
   *
   * @return partitions of each topic as they are now
   * @throws TimeoutException naming the topics that did not answer in time
   */
  public Map<String, Integer> ensure(Collection<TopicSpec> specs)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, Integer> live = partitions(specs.stream().map(TopicSpec::name).toList());
    for (TopicSpec spec : specs) {
      Integer now = live.get(spec.name());
      if (now == null) {
        create(spec);
        live.put(spec.name(), spec.partitions());
      } else {
        if (now < spec.partitions()) {
          grow(spec.name(), spec.partitions());
          live.put(spec.name(), spec.partitions());
        }
        configure(spec);
      }
    }
    awaitAnswers(live);
    return live;
  }

  /** Partition counts of those topics that exist. */
  public Map<String, Integer> partitions(Collection<String> names)
      throws ExecutionException, InterruptedException {
    Map<String, Integer> found = new HashMap<>();
    live(names).forEach((name, topic) -> found.put(name, topic.partitions()));
    return found;
  }

  /** Those topics that exist. */
  public Map<String, LiveTopic> live(Collection<String> names)
      throws ExecutionException, InterruptedException {
    Map<String, LiveTopic> found = new HashMap<>();
    for (var entry : admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        TopicDescription description = entry.getValue().get();
        found.put(
            entry.getKey(), new LiveTopic(description.topicId(), description.partitions().size()));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return found;
  }

  /** Grows a topic. */
  public void grow(String topic, int partitions) throws ExecutionException, InterruptedException {
    admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all().get();
  }

  /**
   * Deletes those topics that exist, and returns when they are not seen any more: until then {@link
   * #ensure} would take them for new ones that are there already.
   *
   * @throws TimeoutException naming the topics that are still seen
   */
  public void delete(Collection<String> names)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, LiveTopic> deleted = live(names);
    for (var future : admin.deleteTopics(names).topicNameValues().values()) {
      try {
        future.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    awaitGone(deleted);
  }

  /**
   * Creates a topic.
   *
   * @return false when one of that name was there already
   */
  public boolean create(TopicSpec spec) throws ExecutionException, InterruptedException {
    Optional<Short> replication =
        Optional.of(spec.replicationFactor()).filter(factor -> factor > 0);
    NewTopic topic =
        new NewTopic(spec.name(), Optional.of(spec.partitions()), replication)
            .configs(spec.config());
    try {
      admin.createTopics(List.of(topic)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
      return false;
    }
  }

  private void configure(TopicSpec spec) throws ExecutionException, InterruptedException {
    if (spec.config().isEmpty()) {
      return;
    }
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, spec.name());
    Config live = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    List<AlterConfigOp> changes = new ArrayList<>();
    spec.config()
        .forEach(
            (key, value) -> {
              ConfigEntry now = live.get(key);
              if (now == null || !value.equals(now.value())) {
                changes.add(
                    new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
              }
            });
    if (!changes.isEmpty()) {
      admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
    }
  }

  private void awaitGone(Map<String, LiveTopic> deleted)
      throws ExecutionException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Map<String, LiveTopic> seen = live(deleted.keySet());
      seen.values().retainAll(deleted.values());
      if (seen.isEmpty()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            String.format(
                Locale.ROOT,
                "topics %s are still there %d s after they were deleted",
                seen.keySet(),
                limit.toSeconds()));
      }
      Thread.sleep(STEP.toMillis());
    }
  }

  private void awaitAnswers(Map<String, Integer> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    topics.forEach(
        (topic, count) ->
            IntStream.range(0, count)
                .forEach(i -> asked.put(new TopicPartition(topic, i), OffsetSpec.latest())));
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        admin.listOffsets(asked).all().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException)) {
          throw e;
        }
        if (System.nanoTime() > deadline) {
          throw new TimeoutException(
              String.format(
                  Locale.ROOT,
                  "topics %s did not answer within %d s: %s",
                  topics.keySet(),
                  limit.toSeconds(),
                  KafkaFailures.sentence(e)));
        }
        Thread.sleep(STEP.toMillis());
      }
    }
  }
}
