package dev.millrace.sink.worker;

import dev.millrace.connector.warehouse.RowCount;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.SinkMetadataKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What stands beside offsets of the rows that the warehouse itself says it has. */
final class RowCountMetadata {
  private RowCountMetadata() {}

  /**
   * The metadata with what the warehouse said last in place of what it said before. A partition of
   * which nothing was taken in yet has nothing to compare, so nothing is said.
   *
   * @param rows empty while it was not asked
   */
  static OffsetMetadata in(OffsetMetadata metadata, int partition, Optional<RowCount> rows) {
    Map<String, String> more = new HashMap<>(metadata.more());
    more.remove(SinkMetadataKeys.ROWS);
    more.remove(SinkMetadataKeys.ALL_ROWS);
    if (metadata.in() > 0 && rows.isPresent()) {
      ofPartition(rows.get(), partition).ifPresent(text -> more.put(SinkMetadataKeys.ROWS, text));
      rows.get().whole().ifPresent(all -> more.put(SinkMetadataKeys.ALL_ROWS, String.valueOf(all)));
    }
    return metadata.with(more);
  }

  private static Optional<String> ofPartition(RowCount rows, int partition) {
    return rows.ofPartitions().isEmpty()
        ? Optional.of(SinkMetadataKeys.UNKNOWN)
        : Optional.ofNullable(rows.ofPartitions().get().get(partition)).map(String::valueOf);
  }
}
