package dev.millrace.runtime.progress;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.contract.progress.OffsetNote;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Reads how far a run is: one request a group, no scraping of workers. */
public final class ProgressReader {
  private final Admin admin;

  /** A reader that asks through this client. */
  public ProgressReader(Admin admin) {
    this.admin = admin;
  }

  /**
   * Asks Kafka.
   *
   * @param lanes how many lanes the run has
   */
  public RunProgress read(RunNames names, int lanes)
      throws ExecutionException, InterruptedException {
    Map<Stage, Map<Integer, OffsetNote>> notes = new EnumMap<>(Stage.class);
    Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
    for (Stage stage : Stage.values()) {
      groups.put(names.group(stage), new ListConsumerGroupOffsetsSpec());
    }
    var answers = admin.listConsumerGroupOffsets(groups);
    for (Stage stage : Stage.values()) {
      notes.put(stage, notes(names, stage, committed(answers, names.group(stage))));
    }
    return new RunProgress(notes, lanes);
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(
      org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult answers, String group)
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

  private static Map<Integer, OffsetNote> notes(
      RunNames names, Stage stage, Map<TopicPartition, OffsetAndMetadata> committed) {
    String topic =
        switch (stage) {
          case PRODUCER -> names.lanesTopic();
          case ENRICHER -> names.rawTopic();
          case SINK -> names.processedTopic();
        };
    Map<Integer, OffsetNote> notes = new HashMap<>();
    committed.forEach(
        (partition, place) -> {
          if (place != null && partition.topic().equals(topic)) {
            notes.put(partition.partition(), OffsetNote.decode(place.metadata()));
          }
        });
    return notes;
  }
}
