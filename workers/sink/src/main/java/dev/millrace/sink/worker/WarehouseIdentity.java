package dev.millrace.sink.worker;

import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.PositionNote;
import dev.millrace.contract.progress.SinkMetadataKeys;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.run.DataLossException;
import dev.millrace.sink.writer.BlockedReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that another warehouse stands under the name of the one that a partition's rows went to,
 * where a warehouse cannot say itself what it has. What was written before is gone with the old one
 * or, when the new one is a copy, there already: nobody can tell. For one thread.
 */
final class WarehouseIdentity {
  private static final Logger LOG = LoggerFactory.getLogger(WarehouseIdentity.class);

  private final Warehouse warehouse;
  private final OffsetTracker offsetTracker;
  private final OnDataLoss onDataLoss;

  WarehouseIdentity(Warehouse warehouse, OffsetTracker offsetTracker, OnDataLoss onDataLoss) {
    this.warehouse = warehouse;
    this.offsetTracker = offsetTracker;
    this.onDataLoss = onDataLoss;
  }

  /** Metadata that says where the partition's rows go, and what people should know of it. */
  OffsetMetadata mark(OffsetMetadata metadata) {
    Map<String, String> more = new HashMap<>(metadata.more());
    warehouse.identity().ifPresent(now -> more.put(SinkMetadataKeys.WAREHOUSE, now));
    more.remove(SinkMetadataKeys.CAUTION);
    warehouse
        .caution()
        .ifPresent(text -> more.put(SinkMetadataKeys.CAUTION, BlockedReason.fit(text)));
    return metadata.with(more);
  }

  /**
   * Lets rows of these partitions be written and committed only where the others are.
   *
   * @throws DataLossException when they are elsewhere and the run is not to go on
   */
  void requireSame(Collection<TopicPartition> partitions) {
    List<TopicPartition> elsewhere =
        partitions.stream()
            .filter(p -> offsetTracker.owned().contains(p) && isElsewhere(p))
            .toList();
    if (elsewhere.isEmpty()) {
      return;
    }
    String story = story(elsewhere);
    if (onDataLoss == OnDataLoss.Fail) {
      throw new DataLossException(
          story + "; set onDataLoss: Continue to go on without them, or make another PipelineRun");
    }
    LOG.warn("{}; the run goes on without them, as onDataLoss: Continue says", story);
    elsewhere.forEach(
        p ->
            offsetTracker.update(
                p, metadata -> mark(with(metadata, PositionNote.LOST, lost(metadata)))));
  }

  private boolean isElsewhere(TopicPartition partition) {
    String before = offsetTracker.note(partition).more().get(SinkMetadataKeys.WAREHOUSE);
    return before != null
        && warehouse.identity().isPresent()
        && !before.equals(warehouse.identity().get());
  }

  private String story(List<TopicPartition> elsewhere) {
    OffsetMetadata first = offsetTracker.note(elsewhere.get(0));
    String rows =
        elsewhere.stream()
            .map(p -> p.partition() + " (" + offsetTracker.note(p).out() + " rows)")
            .collect(Collectors.joining(", "));
    return String.format(
            Locale.ROOT,
            "the warehouse was replaced: the one there now is of %s, rows of partitions %s went to"
                + " the",
            warehouse.identity().orElseThrow(),
            rows)
        + String.format(
            Locale.ROOT,
            " one of %s and are gone with it",
            first.more().get(SinkMetadataKeys.WAREHOUSE));
  }

  private static String lost(OffsetMetadata metadata) {
    return Long.toString(PositionNote.lost(metadata) + metadata.out());
  }

  private static OffsetMetadata with(OffsetMetadata metadata, String key, String value) {
    Map<String, String> more = new HashMap<>(metadata.more());
    more.put(key, value);
    return metadata.with(more);
  }
}
