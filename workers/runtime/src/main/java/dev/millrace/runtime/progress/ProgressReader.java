package dev.millrace.runtime.progress;

import dev.millrace.contract.Stage;
import dev.millrace.contract.Topology;
import dev.millrace.contract.names.RunNames;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.positions.PositionKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Reads how far a run is from Kafka; no scraping of workers. */
public final class ProgressReader {
  private final Admin admin;
  private final TopicLogReader logs;
  private final Optional<ExpiredPositions> expired;
  private final Optional<UnreadMessages> unread;

  /** A reader that asks through this client and knows only what has not expired. */
  public ProgressReader(Admin admin) {
    this(admin, Optional.empty(), Optional.empty());
  }

  /**
   * A reader that asks through this client and, with consumers of its own, reads the run's
   * positions topic where a group's offsets have expired, and the ends of logs once messages were
   * lost.
   */
  public ProgressReader(Admin admin, KafkaClients clients) {
    this(
        admin,
        Optional.of(new ExpiredPositions(admin, clients)),
        Optional.of(new UnreadMessages(clients)));
  }

  private ProgressReader(
      Admin admin, Optional<ExpiredPositions> expired, Optional<UnreadMessages> unread) {
    this.admin = admin;
    this.unread = unread;
    this.logs = new TopicLogReader(admin);
    this.expired = expired;
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
    addExpired(names, lanes, topics, committed);
    Map<TopicPartition, Long> ends = logs.offsets(topics.values(), OffsetSpec.latest());

    Map<Stage, Map<Integer, OffsetMetadata>> notes = new EnumMap<>(Stage.class);
    Map<Stage, Map<Integer, Long>> positions = new EnumMap<>(Stage.class);
    committed.forEach(
        (stage, places) -> {
          Map<Integer, OffsetMetadata> note = new HashMap<>();
          Map<Integer, Long> position = new HashMap<>();
          places.forEach(
              (partition, place) -> {
                note.put(partition, OffsetMetadata.decode(place.metadata()));
                position.put(partition, place.offset());
              });
          notes.put(stage, note);
          positions.put(stage, position);
        });
    return withoutMarkers(
        new RunProgress(notes, lanes, TopicLogReader.logs(names, topics, positions, starts, ends)));
  }

  /** Behind a gap only the logs tell when nothing is left; markers at their ends are nothing. */
  private RunProgress withoutMarkers(RunProgress progress) throws ExecutionException {
    if (unread.isEmpty() || !progress.hasGaps() || !progress.sourceDone()) {
      return progress;
    }
    Map<Stage, TopicLog> found = new EnumMap<>(Stage.class);
    try {
      progress.logs().forEach((stage, log) -> found.put(stage, unread.get().without(log)));
    } catch (KafkaException e) {
      throw new ExecutionException(e);
    }
    return new RunProgress(progress.notes(), progress.lanes(), found);
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
      String topic = names.reads(stage);
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

  /** Adds what the groups do not have any more. */
  private void addExpired(
      RunNames names,
      int lanes,
      Map<Stage, TopicDescription> topics,
      Map<Stage, Map<Integer, OffsetAndMetadata>> committed)
      throws ExecutionException, InterruptedException {
    Set<PositionKey> missing = new HashSet<>();
    for (Stage stage : Stage.values()) {
      int partitions =
          stage == Topology.RUN.first()
              ? lanes
              : Optional.ofNullable(topics.get(stage)).map(t -> t.partitions().size()).orElse(0);
      IntStream.range(0, partitions)
          .filter(partition -> !committed.get(stage).containsKey(partition))
          .forEach(partition -> missing.add(new PositionKey(stage, partition)));
    }
    if (expired.isEmpty() || missing.isEmpty() || !logs.exists(names.positionsTopic())) {
      return;
    }
    try {
      expired
          .get()
          .of(names, missing)
          .forEach(
              (key, position) ->
                  committed.get(key.stage()).put(key.partition(), position.toOffset()));
    } catch (KafkaException e) {
      throw new ExecutionException(e);
    }
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
