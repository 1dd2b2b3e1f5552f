package dev.millrace.sink.worker;

import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.sink.warehouse.RangeText;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Batches that were announced and not settled. Their partitions are read no further until the
 * warehouse has them; only needed where a warehouse recognises batches as a whole.
 */
final class IntentRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(IntentRecovery.class);

  private final Consumer<byte[], byte[]> consumer;
  private final OffsetTracker ledger;
  private final RangeReader reader;
  private final String topic;
  private final Set<String> announced = new LinkedHashSet<>();
  private final Set<TopicPartition> held = new HashSet<>();

  IntentRecovery(
      Consumer<byte[], byte[]> consumer, OffsetTracker ledger, RangeReader reader, String topic) {
    this.consumer = consumer;
    this.ledger = ledger;
    this.reader = reader;
    this.topic = topic;
  }

  /** Looks what is announced for partitions that came, and holds these. */
  void look(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      String text = BatchIntent.of(ledger.note(partition));
      if (text != null) {
        announced.add(text);
        held.add(partition);
      }
    }
    consumer.pause(held);
  }

  /** Partitions that must not be read yet. */
  Set<TopicPartition> held() {
    return Set.copyOf(held);
  }

  /** The next batch to write again, read anew; empty when there is none. */
  Optional<InFlightBatch> next() {
    while (!announced.isEmpty()) {
      String text = announced.iterator().next();
      announced.remove(text);
      if (held.stream().anyMatch(p -> text.equals(BatchIntent.of(ledger.note(p))))) {
        LOG.info("a batch was begun and not settled, it is looked after first: {}", text);
        return reader.read(RangeText.decode(topic, text));
      }
    }
    return Optional.empty();
  }

  /** After a batch was settled: those of its partitions that were held are read on behind it. */
  void settled(InFlightBatch inFlightBatch) {
    inFlightBatch
        .partitions()
        .forEach(
            (partition, part) -> {
              if (held.remove(partition)) {
                consumer.seek(partition, part.next());
              }
            });
  }

  /** Forgets partitions that belong to others now. */
  void lost(Collection<TopicPartition> partitions) {
    held.removeAll(partitions);
  }

  /** Forgets everything. */
  void clear() {
    announced.clear();
    held.clear();
  }
}
