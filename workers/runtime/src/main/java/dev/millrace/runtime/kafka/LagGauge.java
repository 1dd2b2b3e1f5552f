package dev.millrace.runtime.kafka;

import dev.millrace.runtime.run.StageMetrics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/** Shows how far behind a consumer is, about once a second. For the consumer's thread. */
public final class LagGauge {
  private static final long PERIOD = Duration.ofSeconds(1).toNanos();

  private final Consumer<byte[], byte[]> consumer;
  private final StageMetrics metrics;
  private long shown = System.nanoTime() - PERIOD;

  /** A gauge that adds this consumer's lag to those of the stage's others. */
  public LagGauge(Consumer<byte[], byte[]> consumer, StageMetrics metrics) {
    this.consumer = consumer;
    this.metrics = metrics;
  }

  /** Shows the lag when a second has passed since it was shown. */
  public void update() {
    long now = System.nanoTime();
    if (now - shown >= PERIOD) {
      shown = now;
      long behind =
          consumer.assignment().stream().mapToLong(p -> consumer.currentLag(p).orElse(0)).sum();
      metrics.lag(this, behind);
    }
  }
}
