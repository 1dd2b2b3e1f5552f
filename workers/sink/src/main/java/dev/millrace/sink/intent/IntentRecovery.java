package dev.millrace.sink.intent;

import dev.millrace.connector.warehouse.RangeText;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.sink.batch.InFlightBatch;
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
 * Writes again what was intended and not committed. Its partitions are read no further until the
 * warehouse has it; only needed where a warehouse recognises batches as a whole.
 */
public final class IntentRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(IntentRecovery.class);

  private final Consumer<byte[], byte[]> consumer;
  private final OffsetTracker offsetTracker;
  private final RangeReader reader;
  private final String topic;
  private final Set<String> intents = new LinkedHashSet<>();
  private final Set<TopicPartition> paused = new HashSet<>();

  /** Nothing to recover yet. */
  public IntentRecovery(
      Consumer<byte[], byte[]> consumer,
      OffsetTracker offsetTracker,
      RangeReader reader,
      String topic) {
    this.consumer = consumer;
    this.offsetTracker = offsetTracker;
    this.reader = reader;
    this.topic = topic;
  }

  /** Loads the intents of partitions that came, and pauses these. */
  public void load(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      String text = BatchIntent.of(offsetTracker.note(partition));
      if (text != null) {
        intents.add(text);
        paused.add(partition);
      }
    }
    consumer.pause(paused);
  }

  /** Partitions that must not be read yet. */
  public Set<TopicPartition> paused() {
    return Set.copyOf(paused);
  }

  /** The next batch to write again, read anew; empty when there is none. */
  public Optional<InFlightBatch> next() {
    while (!intents.isEmpty()) {
      String text = intents.iterator().next();
      intents.remove(text);
      if (paused.stream().anyMatch(p -> text.equals(BatchIntent.of(offsetTracker.note(p))))) {
        LOG.info("a batch was begun and not committed, it is finished first: {}", text);
        return reader.read(RangeText.decode(topic, text));
      }
    }
    return Optional.empty();
  }

  /**
   * After a batch was committed: those of its partitions that were paused are read on behind it.
   */
  public void committed(InFlightBatch inFlightBatch) {
    inFlightBatch
        .partitions()
        .forEach(
            (partition, part) -> {
              if (paused.remove(partition)) {
                consumer.seek(partition, part.next());
              }
            });
  }

  /** Forgets partitions that belong to others now. */
  public void lost(Collection<TopicPartition> partitions) {
    paused.removeAll(partitions);
  }

  /** Forgets everything. */
  public void clear() {
    intents.clear();
    paused.clear();
  }
}
