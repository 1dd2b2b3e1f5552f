package dev.millrace.local.topics;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.names.RunNames;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.runtime.topics.TopicProvisioner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Reads offsets and totals of a run's topics. */
public final class TopicReader {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Admin admin;
  private final PipelinePlan plan;

  /** A reader that asks through this client. */
  public TopicReader(Admin admin, PipelinePlan plan) {
    this.admin = admin;
    this.plan = plan;
  }

  /** All partitions of those of the run's topics that exist, in the order of the plan. */
  public List<PartitionState> read() throws ExecutionException, InterruptedException {
    List<String> names = plan.topics().all().stream().map(TopicSpec::name).toList();
    Map<String, Integer> live = new TopicProvisioner(admin, LIMIT).partitions(names);
    List<TopicPartition> partitions = new ArrayList<>();
    names.stream()
        .filter(live::containsKey)
        .forEach(
            name -> {
              for (int i = 0; i < live.get(name); i++) {
                partitions.add(new TopicPartition(name, i));
              }
            });
    Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> end = offsets(partitions, OffsetSpec.latest());
    Map<TopicPartition, OffsetAndMetadata> places = places();
    return partitions.stream()
        .map(p -> state(p, first.get(p), end.get(p), Optional.ofNullable(places.get(p))))
        .toList();
  }

  private PartitionState state(
      TopicPartition partition, long first, long end, Optional<OffsetAndMetadata> place) {
    boolean read = !partition.topic().equals(plan.names().deadLetterTopic());
    OffsetMetadata note =
        place.map(p -> OffsetMetadata.decode(p.metadata())).orElse(OffsetMetadata.ZERO);
    return new PartitionState(
        partition.topic(),
        partition.partition(),
        first,
        end,
        place.map(OffsetAndMetadata::offset),
        read ? Optional.of(note.in()) : Optional.empty(),
        read ? Optional.of(note.dead()) : Optional.empty());
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(p -> asked.put(p, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin.listOffsets(asked).all().get().forEach((p, found) -> offsets.put(p, found.offset()));
    return offsets;
  }

  /** Where the stages are, all groups together: no two stages read the same topic. */
  private Map<TopicPartition, OffsetAndMetadata> places()
      throws ExecutionException, InterruptedException {
    RunNames names = plan.names();
    Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    for (Stage stage : Stage.values()) {
      try {
        admin
            .listConsumerGroupOffsets(names.group(stage))
            .partitionsToOffsetAndMetadata()
            .get()
            .forEach(
                (partition, place) -> {
                  if (place != null) {
                    places.put(partition, place);
                  }
                });
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
    }
    return places;
  }
}
