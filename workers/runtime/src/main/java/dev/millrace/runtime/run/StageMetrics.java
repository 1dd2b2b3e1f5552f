package dev.millrace.runtime.run;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters every stage has. Safe for use by several threads. */
public final class StageMetrics {
  /** From a transaction on a local disk to a load job that waits for its turn. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5)
  };

  private final MeterRegistry registry;
  private final Tags tags;
  private final Counter messages;
  private final Counter bytes;
  private final Counter deadLetters;
  private final Counter retries;
  private final Timer batch;
  private final Timer commit;
  private final Map<Object, Long> lags = new ConcurrentHashMap<>();

  /** Registers the meters of a stage of a run. */
  public StageMetrics(MeterRegistry registry, String run, Stage stage) {
    tags = Tags.of(MetricNames.TAG_RUN, run, MetricNames.TAG_STAGE, stage.id());
    this.registry = registry;
    messages = counter(MetricNames.MESSAGES_IN, "Messages taken in and committed");
    bytes = counter(MetricNames.BYTES_IN, "Bytes of message values taken in and committed");
    deadLetters = counter(MetricNames.DEAD_LETTERS, "Messages put into the dead-letter topic");
    retries = counter(MetricNames.RETRIES, "Attempts that failed and were made again");
    batch = timer(MetricNames.BATCH, "Time from the first message of a batch to its hand-over");
    commit = timer(MetricNames.COMMIT, "Time of one transaction in Kafka");
    Gauge.builder(MetricNames.LAG, lags, StageMetrics::sum)
        .description("Messages of the partitions owned here that are not taken in yet")
        .tags(tags)
        .register(registry);
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

  /** Time of one transaction in Kafka. */
  public Timer commit() {
    return commit;
  }

  /** Time of one batch written to the warehouse, with all attempts; the sink's alone. */
  public Timer write() {
    return timer(MetricNames.WRITE, "Time of one batch written to the warehouse");
  }

  /**
   * Sets how many messages of the partitions owned here are not consumed yet.
   *
   * @param reader one of those whose lags are added up
   */
  public void lag(Object reader, long messagesBehind) {
    lags.put(reader, messagesBehind);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private static double sum(Map<Object, Long> lags) {
    return lags.values().stream().mapToLong(Long::longValue).sum();
  }
}
