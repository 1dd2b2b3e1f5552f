package dev.millrace.connector.warehouse;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Other sinks still hold some partitions. What was asked is done for all others; for these it is
 * asked again until their holders are gone.
 */
public final class PartitionsLocked extends WarehouseException {
  private static final long serialVersionUID = 1L;

  private final transient Set<TopicPartition> partitions;

  /** Partitions that others hold, with a sentence for people. */
  public PartitionsLocked(String message, Set<TopicPartition> partitions) {
    super(message, null);
    this.partitions = Set.copyOf(partitions);
  }

  /** The partitions that others hold. */
  public Set<TopicPartition> partitions() {
    return partitions;
  }
}
