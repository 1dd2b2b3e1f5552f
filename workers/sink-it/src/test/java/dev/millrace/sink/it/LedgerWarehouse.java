package dev.millrace.sink.it;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.event.rows.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** A warehouse in memory that keeps its own ledger and can be brought back to an earlier state. */
final class LedgerWarehouse implements Warehouse {
  /** Offsets of its rows by partition, and where it is. */
  private final Map<Integer, TreeMap<Long, Integer>> rows = new HashMap<>();

  private final Map<Integer, Long> next = new HashMap<>();

  @Override
  public void open() {}

  @Override
  public synchronized List<RefusedRow> write(Batch batch) {
    for (PartitionRows part : batch.partitions()) {
      int partition = part.range().partition().partition();
      long from = next.getOrDefault(partition, 0L);
      for (Rows block : part.from(from)) {
        for (int row = 0; row < block.size(); row++) {
          rows.computeIfAbsent(partition, p -> new TreeMap<>())
              .merge(block.offset(row), 1, Integer::sum);
        }
      }
      next.merge(partition, part.range().next(), Math::max);
    }
    return List.of();
  }

  @Override
  public synchronized Optional<Map<Integer, Long>> positions(Collection<TopicPartition> asked) {
    return Optional.of(Map.copyOf(next));
  }

  /** As it was when it had read so far in every partition. */
  synchronized void restore(long offset) {
    next.replaceAll((partition, position) -> Math.min(position, offset));
    rows.values().forEach(of -> of.tailMap(offset, true).clear());
  }

  /** How many rows it has. */
  synchronized long count() {
    return rows.values().stream().mapToLong(Map::size).sum();
  }

  /** Offsets that it has more than once. */
  synchronized List<Long> doubled() {
    List<Long> doubled = new ArrayList<>();
    rows.values()
        .forEach(
            of ->
                of.forEach(
                    (offset, times) -> {
                      if (times > 1) {
                        doubled.add(offset);
                      }
                    }));
    return doubled;
  }

  @Override
  public void close() {}
}
