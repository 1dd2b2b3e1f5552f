package dev.millrace.runtime.positions.lookup;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * What Kafka has of a partition.
 *
 * @param topicId Kafka's id of the topic, different for every topic ever made
 * @param start first offset that is there
 * @param end offset after the last one, open transactions included
 */
record LogBounds(String topicId, long start, long end) {
  /** Asks Kafka. */
  static Map<TopicPartition, LogBounds> read(Admin admin, Set<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    Set<String> topics = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    Map<String, TopicDescription> described = admin.describeTopics(topics).allTopicNames().get();
    ListOffsetsResult starts = admin.listOffsets(ask(partitions, OffsetSpec.earliest()));
    ListOffsetsResult ends = admin.listOffsets(ask(partitions, OffsetSpec.latest()));
    Map<TopicPartition, LogBounds> bounds = new HashMap<>();
    for (TopicPartition partition : partitions) {
      bounds.put(
          partition,
          new LogBounds(
              described.get(partition.topic()).topicId().toString(),
              starts.partitionResult(partition).get().offset(),
              ends.partitionResult(partition).get().offset()));
    }
    return bounds;
  }

  private static Map<TopicPartition, OffsetSpec> ask(
      Set<TopicPartition> partitions, OffsetSpec spec) {
    return partitions.stream().collect(Collectors.toMap(p -> p, p -> spec));
  }
}
