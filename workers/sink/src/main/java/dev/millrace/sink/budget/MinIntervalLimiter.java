package dev.millrace.sink.budget;

import dev.millrace.connector.warehouse.Warehouse;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the least time between two batches that the warehouse wants. For one thread. */
public final class MinIntervalLimiter {
  private static final Logger LOG = LoggerFactory.getLogger(MinIntervalLimiter.class);

  private final Warehouse warehouse;
  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final LongSupplier nanos;
  private Duration shown = Duration.ZERO;
  private long last;
  private boolean began;

  /** Spacing by a clock that counts nanoseconds from anywhere. */
  public MinIntervalLimiter(
      Warehouse warehouse, Consumer<byte[], byte[]> consumer, String topic, LongSupplier nanos) {
    this.warehouse = warehouse;
    this.consumer = consumer;
    this.topic = topic;
    this.nanos = nanos;
  }

  /** The least time between two stores, as long as this sink has the partitions it has now. */
  public Duration least() {
    int owned = consumer.assignment().size();
    int all = consumer.partitionsFor(topic).size();
    Duration least = warehouse.spacing(owned, all);
    if (!least.equals(shown)) {
      shown = least;
      LOG.info("at most one batch every {} s: {} of {} partitions", least.toSeconds(), owned, all);
    }
    return least;
  }

  /** How long until the next batch may be written; zero or less when it may. */
  public Duration left() {
    return began ? least().minus(Duration.ofNanos(nanos.getAsLong() - last)) : Duration.ZERO;
  }

  /** A batch is being written now. */
  public void begin() {
    began = true;
    last = nanos.getAsLong();
  }
}
