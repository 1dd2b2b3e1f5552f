package dev.millrace.runtime.kafka;

import dev.millrace.contract.progress.OffsetNote;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Place and totals of the partitions that a consumer owns: what is committed, and what the work in
 * hand would make of it. For one thread.
 */
public final class PartitionLedger {
  private record Entry(OffsetAndMetadata place, OffsetNote note, boolean changed) {}

  private final Map<TopicPartition, Entry> entries = new HashMap<>();

  /** Takes partitions over at what is committed; a null value means nothing is. */
  public void load(
      Collection<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed) {
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata place = committed.get(partition);
      OffsetNote note = place == null ? OffsetNote.ZERO : OffsetNote.decode(place.metadata());
      entries.put(partition, new Entry(place, note, false));
    }
  }

  /** Forgets partitions that now belong to somebody else. */
  public void remove(Collection<TopicPartition> partitions) {
    entries.keySet().removeAll(partitions);
  }

  /** Partitions owned. */
  public Set<TopicPartition> owned() {
    return Set.copyOf(entries.keySet());
  }

  /** Totals of an owned partition, with the work in hand. */
  public OffsetNote note(TopicPartition partition) {
    return entries.get(partition).note();
  }

  /** Next offset of an owned partition, with the work in hand; null when nothing was ever read. */
  public OffsetAndMetadata place(TopicPartition partition) {
    return entries.get(partition).place();
  }

  /** Moves the place of partitions, for example to {@code ConsumerRecords.nextOffsets()}. */
  public void advance(Map<TopicPartition, OffsetAndMetadata> next) {
    next.forEach(
        (partition, place) ->
            entries.computeIfPresent(partition, (p, e) -> new Entry(place, e.note(), true)));
  }

  /** Changes the totals of a partition. */
  public void update(TopicPartition partition, UnaryOperator<OffsetNote> change) {
    entries.computeIfPresent(
        partition, (p, e) -> new Entry(e.place(), change.apply(e.note()), true));
  }

  /** What to commit: place and totals of the partitions that the work in hand changed. */
  public Map<TopicPartition, OffsetAndMetadata> pending() {
    Map<TopicPartition, OffsetAndMetadata> pending = new HashMap<>();
    entries.forEach(
        (partition, e) -> {
          if (e.changed() && e.place() != null) {
            pending.put(
                partition,
                new OffsetAndMetadata(
                    e.place().offset(), e.place().leaderEpoch(), e.note().encode()));
          }
        });
    return pending;
  }

  /** Says that {@link #pending} is committed. */
  public void committed() {
    entries.replaceAll((p, e) -> new Entry(e.place(), e.note(), false));
  }
}
