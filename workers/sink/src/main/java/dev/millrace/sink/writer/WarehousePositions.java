package dev.millrace.sink.writer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the warehouse stands in the partitions that it was asked about.
 *
 * @param next what {@link dev.millrace.connector.warehouse.Warehouse#positions} said
 * @param locked partitions that other sinks still hold: of these it said nothing
 * @param why a sentence about the locked ones, empty when there are none
 */
public record WarehousePositions(
    Optional<Map<Integer, Long>> next, Set<TopicPartition> locked, String why) {
  /** An answer for all partitions. */
  public static WarehousePositions of(Optional<Map<Integer, Long>> next) {
    return new WarehousePositions(next, Set.of(), "");
  }
}
