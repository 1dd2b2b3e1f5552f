package dev.millrace.operator.kafka;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.runtime.topics.TopicProvisioner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What is done in Kafka about a run's topics. Those that are not the run's own stay untouched. */
final class RunTopics {
  /** How long new topics may take to answer. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Admin admin;

  RunTopics(Admin admin) {
    this.admin = admin;
  }

  /** Does what is wanted; the topics that are there afterwards. */
  Map<String, LiveTopic> carryOut(KafkaMonitorRequest wish)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, LiveTopic> found = find(wish);
    switch (wish.task()) {
      case MAKE -> {
        if (!isAsRecorded(wish.own(), found) || !LiveTopic.areFresh(found, wish.own())) {
          return found;
        }
        new TopicProvisioner(admin, LIMIT).ensure(wish.topics());
        return find(wish);
      }
      case DELETE -> {
        delete(wish.own(), found);
        Map<String, LiveTopic> left = find(wish);
        if (left.isEmpty()) {
          leftGroups(wish);
        }
        return left;
      }
      default -> {
        if (found.isEmpty()) {
          forgetEarlierRuns(wish);
        }
        return found;
      }
    }
  }

  /** Those of the run's names that Kafka has. */
  Map<String, LiveTopic> find(KafkaMonitorRequest wish)
      throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> found = new HashMap<>();
    List<String> names = wish.topics().stream().map(TopicSpec::name).toList();
    for (var entry : admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        found.put(entry.getKey(), entry.getValue().get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    Set<String> filled = withRecords(found.values());
    Map<String, LiveTopic> live = new HashMap<>();
    found.forEach(
        (name, topic) ->
            live.put(
                name,
                new LiveTopic(
                    topic.partitions().size(),
                    topic.topicId().toString(),
                    !filled.contains(name))));
    return live;
  }

  /** Topics that have had a record, or of which that is not known now. */
  private Set<String> withRecords(Collection<TopicDescription> topics) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDescription topic : topics) {
      topic
          .partitions()
          .forEach(
              p -> asked.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
    }
    ListOffsetsResult ends = admin.listOffsets(asked);
    Set<String> filled = new HashSet<>();
    for (TopicPartition partition : asked.keySet()) {
      try {
        if (ends.partitionResult(partition).get().offset() > 0) {
          filled.add(partition.topic());
        }
      } catch (ExecutionException e) {
        filled.add(partition.topic());
      }
    }
    return filled;
  }

  /** Whether every topic that was the run's own is there and is the same one. */
  private static boolean isAsRecorded(Map<String, String> own, Map<String, LiveTopic> found) {
    return own.entrySet().stream()
        .allMatch(
            topic ->
                found.containsKey(topic.getKey())
                    && found.get(topic.getKey()).id().equals(topic.getValue()));
  }

  /** By id: a topic that somebody makes anew under the name meanwhile is not meant. */
  private void delete(Map<String, String> own, Map<String, LiveTopic> found)
      throws ExecutionException, InterruptedException {
    boolean fresh = LiveTopic.areFresh(found, own);
    List<Uuid> ids =
        found.entrySet().stream()
            .filter(
                topic ->
                    topic
                        .getValue()
                        .id()
                        .equals(
                            own.getOrDefault(topic.getKey(), fresh ? topic.getValue().id() : "")))
            .map(topic -> Uuid.fromString(topic.getValue().id()))
            .toList();
    for (var deleted :
        admin.deleteTopics(TopicCollection.ofTopicIds(ids)).topicIdValues().values()) {
      try {
        deleted.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicIdException)) {
          throw e;
        }
      }
    }
  }

  /**
   * Where there are no topics yet, offsets are of an earlier run of this name, whose stages would
   * take them for their own. Kafka drops them with their topics, but not while it is loading them.
   *
   * @throws TimeoutException while such a group still has members
   */
  private void forgetEarlierRuns(KafkaMonitorRequest wish)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<String> left = leftGroups(wish);
    if (!left.isEmpty()) {
      throw new TimeoutException("groups of an earlier run are still in use: " + left);
    }
  }

  /** Deletes the groups of the run's stages; those that could not be deleted. */
  private List<String> leftGroups(KafkaMonitorRequest wish)
      throws ExecutionException, InterruptedException {
    List<String> groups = Arrays.stream(Stage.values()).map(wish.names()::group).toList();
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
}
