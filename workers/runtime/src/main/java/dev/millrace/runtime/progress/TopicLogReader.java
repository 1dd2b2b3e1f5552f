package dev.millrace.runtime.progress;

import dev.millrace.contract.Stage;
import dev.millrace.contract.Topology;
import dev.millrace.contract.names.RunNames;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks where the logs of the topics between the stages begin and end. */
final class TopicLogReader {
  private static final List<Stage> READERS = Topology.RUN.readers();

  private final Admin admin;

  TopicLogReader(Admin admin) {
    this.admin = admin;
  }

  /** Topics that are there, by the stage that reads them. */
  Map<Stage, TopicDescription> topics(RunNames names)
      throws ExecutionException, InterruptedException {
    List<String> wanted = READERS.stream().map(names::reads).toList();
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin.describeTopics(wanted).topicNameValues();
    Map<Stage, TopicDescription> found = new EnumMap<>(Stage.class);
    for (Stage stage : READERS) {
      try {
        found.put(stage, asked.get(names.reads(stage)).get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return found;
  }

  /** Whether a topic is there. */
  boolean exists(String topic) throws ExecutionException, InterruptedException {
    try {
      return admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get() != null;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  /** One offset of every partition. */
  Map<TopicPartition, Long> offsets(Collection<TopicDescription> topics, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (TopicDescription topic : topics) {
      topic
          .partitions()
          .forEach(p -> wanted.put(new TopicPartition(topic.name(), p.partition()), which));
    }
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (var answer : admin.listOffsets(wanted).all().get().entrySet()) {
      offsets.put(answer.getKey(), answer.getValue().offset());
    }
    return offsets;
  }

  /**
   * What each stage has to read.
   *
   * @param topics that are there; one that is not there has nothing
   * @param positions of the stages by partition
   */
  static Map<Stage, TopicLog> logs(
      RunNames names,
      Map<Stage, TopicDescription> topics,
      Map<Stage, Map<Integer, Long>> positions,
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> ends) {
    Map<Stage, TopicLog> logs = new EnumMap<>(Stage.class);
    for (Stage stage : READERS) {
      TopicDescription topic = topics.get(stage);
      Map<Integer, LogSpan> spans = new HashMap<>();
      if (topic != null) {
        topic
            .partitions()
            .forEach(
                p -> {
                  TopicPartition partition = new TopicPartition(topic.name(), p.partition());
                  spans.put(
                      p.partition(),
                      new LogSpan(
                          positions.get(stage).getOrDefault(p.partition(), 0L),
                          starts.get(partition),
                          ends.get(partition)));
                });
      }
      logs.put(
          stage,
          new TopicLog(names.reads(stage), topic == null ? "" : topic.topicId().toString(), spans));
    }
    return logs;
  }
}
