package dev.millrace.runtime.run;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicLong;

/** The meters every stage has. Safe for use by several threads. */
public final class StageMetrics {
  private final Counter messages;
  private final Counter bytes;
  private final Counter deadLetters;
  private final Counter retries;
  private final Timer batch;
  private final Timer commit;
  private final AtomicLong lag = new AtomicLong();

  /** Registers the meters of a stage of a run. */
  public StageMetrics(MeterRegistry registry, String run, Stage stage) {
    Tags tags = Tags.of(MetricNames.TAG_RUN, run, MetricNames.TAG_STAGE, stage.id());
    messages = registry.counter(MetricNames.MESSAGES, tags);
    bytes = registry.counter(MetricNames.BYTES, tags);
    deadLetters = registry.counter(MetricNames.DEAD_LETTERS, tags);
    retries = registry.counter(MetricNames.RETRIES, tags);
    batch = timer(registry, MetricNames.BATCH, tags);
    commit = timer(registry, MetricNames.COMMIT, tags);
    Gauge.builder(MetricNames.LAG, lag, AtomicLong::get).tags(tags).register(registry);
  }

  /** Counts committed messages: how many came in, their bytes, how many are dead letters. */
  public void committed(long in, long valueBytes, long dead) {
    messages.increment(in);
    bytes.increment(valueBytes);
    deadLetters.increment(dead);
  }

  /** Counts an attempt that failed and will be made again. */
  public void retried() {
    retries.increment();
  }

  /** How many attempts were made again so far. */
  public long retries() {
    return (long) retries.count();
  }

  /** Time from a batch's first message to its hand-over. */
  public Timer batch() {
    return batch;
  }

  /** Time of one commit. */
  public Timer commit() {
    return commit;
  }

  /** Sets how many messages of the partitions owned here are not consumed yet. */
  public void lag(long messagesBehind) {
    lag.set(messagesBehind);
  }

  private static Timer timer(MeterRegistry registry, String name, Tags tags) {
    return Timer.builder(name).tags(tags).publishPercentileHistogram(false).register(registry);
  }
}
