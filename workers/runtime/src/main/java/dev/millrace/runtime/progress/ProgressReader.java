package dev.millrace.runtime.progress;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.contract.progress.OffsetNote;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Reads how far a run is from Kafka; no scraping of workers. */
public final class ProgressReader {
  private final Admin admin;
  private final TopicLogReader logs;

  /** A reader that asks through this client. */
  public ProgressReader(Admin admin) {
    this.admin = admin;
    this.logs = new TopicLogReader(admin);
  }

  /**
   * Asks Kafka: where logs begin, then how far the stages are, then where logs end. In this order
   * what is not in a log was not in it either when the stage was where it is, and what the
   * predecessor had handed on by then lies before the end.
   *
   * @param lanes how many lanes the run has
   */
  public RunProgress read(RunNames names, int lanes)
      throws ExecutionException, InterruptedException {
    Map<Stage, TopicDescription> topics = logs.topics(names);
    Map<TopicPartition, Long> starts = logs.offsets(topics.values(), OffsetSpec.earliest());
    Map<Stage, Map<Integer, OffsetAndMetadata>> committed = committed(names);
    Map<TopicPartition, Long> ends = logs.offsets(topics.values(), OffsetSpec.latest());

    Map<Stage, Map<Integer, OffsetNote>> notes = new EnumMap<>(Stage.class);
    Map<Stage, Map<Integer, Long>> positions = new EnumMap<>(Stage.class);
    committed.forEach(
        (stage, places) -> {
          Map<Integer, OffsetNote> note = new HashMap<>();
          Map<Integer, Long> position = new HashMap<>();
          places.forEach(
              (partition, place) -> {
                note.put(partition, OffsetNote.decode(place.metadata()));
                position.put(partition, place.offset());
              });
          notes.put(stage, note);
          positions.put(stage, position);
        });
    return new RunProgress(
        notes, lanes, TopicLogReader.logs(names, topics, positions, starts, ends));
  }

  private Map<Stage, Map<Integer, OffsetAndMetadata>> committed(RunNames names)
      throws ExecutionException, InterruptedException {
    Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
    for (Stage stage : Stage.values()) {
      groups.put(names.group(stage), new ListConsumerGroupOffsetsSpec());
    }
    ListConsumerGroupOffsetsResult answers = admin.listConsumerGroupOffsets(groups);
    Map<Stage, Map<Integer, OffsetAndMetadata>> committed = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      String topic = TopicLogReader.topic(names, stage);
      Map<Integer, OffsetAndMetadata> places = new HashMap<>();
      answer(answers, names.group(stage))
          .forEach(
              (partition, place) -> {
                if (place != null && partition.topic().equals(topic)) {
                  places.put(partition.partition(), place);
                }
              });
      committed.put(stage, places);
    }
    return committed;
  }

  private static Map<TopicPartition, OffsetAndMetadata> answer(
      ListConsumerGroupOffsetsResult answers, String group)
      throws ExecutionException, InterruptedException {
    try {
      return answers.partitionsToOffsetAndMetadata(group).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw e;
    }
  }
}
