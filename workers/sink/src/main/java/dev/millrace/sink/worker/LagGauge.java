package dev.millrace.sink.worker;

import dev.millrace.runtime.run.StageMetrics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/** Shows how far behind the consumer is, about once a second. */
final class LagGauge {
  private static final long PERIOD = Duration.ofSeconds(1).toNanos();

  private final Consumer<byte[], byte[]> consumer;
  private final StageMetrics metrics;
  private long shown = System.nanoTime() - PERIOD;

  LagGauge(Consumer<byte[], byte[]> consumer, StageMetrics metrics) {
    this.consumer = consumer;
    this.metrics = metrics;
  }

  void update() {
    long now = System.nanoTime();
    if (now - shown >= PERIOD) {
      shown = now;
      metrics.lag(
          consumer.assignment().stream().mapToLong(p -> consumer.currentLag(p).orElse(0)).sum());
    }
  }
}
