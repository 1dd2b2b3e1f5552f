package dev.millrace.runtime.kafka;

import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.positions.Position;
import dev.millrace.runtime.positions.StartPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Place and totals of the partitions that a consumer owns: what is committed, and what the work in
 * hand would make of it. A place never goes back: messages before the place at which a partition
 * was taken over are in its totals already, even when they are read again. For one thread.
 */
public final class OffsetTracker {
  private record Entry(StartPosition start, Position place, boolean changed) {}

  private final Map<TopicPartition, Entry> entries = new HashMap<>();

  /**
   * Takes partitions over. Where messages were lost on the way to the start, that is to be
   * committed although nothing is in hand.
   */
  public void load(Map<TopicPartition, StartPosition> starts) {
    starts.forEach(
        (partition, start) ->
            entries.put(partition, new Entry(start, start.position(), start.loss().isPresent())));
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
  public OffsetMetadata note(TopicPartition partition) {
    return entries.get(partition).place().note();
  }

  /** Next offset of an owned partition, with the work in hand. */
  public long offset(TopicPartition partition) {
    return entries.get(partition).place().offset();
  }

  /**
   * Whether a message is not in the totals with which an owned partition was taken over, nor its
   * dead letter, if it is one, in their topic.
   */
  public boolean counts(TopicPartition partition, long offset) {
    Entry entry = entries.get(partition);
    return entry == null || offset >= entry.start().position().offset();
  }

  /** Moves the place of partitions on, for example to {@code ConsumerRecords.nextOffsets()}. */
  public void advance(Map<TopicPartition, OffsetAndMetadata> next) {
    next.forEach(
        (partition, place) ->
            entries.computeIfPresent(
                partition,
                (p, e) ->
                    place.offset() > e.place().offset()
                        ? new Entry(
                            e.start(),
                            new Position(place.offset(), place.leaderEpoch(), e.place().note()),
                            true)
                        : e));
  }

  /** Changes the totals of a partition. */
  public void update(TopicPartition partition, UnaryOperator<OffsetMetadata> change) {
    entries.computeIfPresent(
        partition,
        (p, e) -> {
          Position now = e.place();
          OffsetMetadata changed = change.apply(now.note());
          boolean differs = e.changed() || !changed.equals(now.note());
          return new Entry(
              e.start(), new Position(now.offset(), now.leaderEpoch(), changed), differs);
        });
  }

  /** Whether there is anything to commit. */
  public boolean hasPending() {
    return entries.values().stream().anyMatch(Entry::changed);
  }

  /** What to commit: place and totals of the partitions that the work in hand changed. */
  public Map<TopicPartition, OffsetAndMetadata> pending() {
    Map<TopicPartition, OffsetAndMetadata> pending = new HashMap<>();
    entries.forEach(
        (partition, e) -> {
          if (e.changed()) {
            pending.put(partition, e.place().toOffset());
          }
        });
    return pending;
  }

  /** Says that {@link #pending} is committed. */
  public void committed() {
    entries.replaceAll((p, e) -> new Entry(e.start(), e.place(), false));
  }
}
