package dev.millrace.operator.kafka;

import dev.millrace.contract.config.KafkaConnection;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client and one thread for all runs that reach one Kafka in one way. */
final class ClusterMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterMonitor.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final KafkaConnection kafka;
  private final Function<KafkaConnection, Admin> clients;
  private final Consumer<ResourceID> changed;
  private final Map<ResourceID, RunMonitor> runs = new ConcurrentHashMap<>();
  private final AtomicBoolean roundIsDue = new AtomicBoolean();
  private final ScheduledExecutorService thread;
  private Admin admin;
  private String lastOutage = "";

  ClusterMonitor(
      KafkaConnection kafka,
      Duration interval,
      Function<KafkaConnection, Admin> clients,
      Consumer<ResourceID> changed) {
    this.kafka = kafka;
    this.clients = clients;
    this.changed = changed;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread t = new Thread(task, "kafka " + kafka.bootstrapServers());
              t.setDaemon(true);
              return t;
            });
    thread.scheduleWithFixedDelay(
        this::round, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  void add(ResourceID run, RunMonitor watch) {
    runs.put(run, watch);
    soon();
  }

  /** Whether that was the last one. */
  boolean remove(ResourceID run) {
    runs.remove(run);
    return runs.isEmpty();
  }

  /** Has the next round begin at once; rounds asked for while one waits are one round. */
  void soon() {
    if (roundIsDue.compareAndSet(false, true)) {
      try {
        thread.execute(this::round);
      } catch (RejectedExecutionException e) {
        LOG.debug("closed meanwhile", e);
      }
    }
  }

  @Override
  public void close() {
    thread.execute(this::closeClient);
    thread.shutdown();
  }

  /** After the first failure the others are spared: each would only wait for its time limit. */
  private void round() {
    roundIsDue.set(false);
    String outage = "";
    for (Map.Entry<ResourceID, RunMonitor> run : runs.entrySet()) {
      RunMonitor watch = run.getValue();
      KafkaSnapshot before = watch.view();
      if (outage.isEmpty()) {
        outage = attempt(watch);
      }
      if (!outage.isEmpty()) {
        watch.failed(outage);
      }
      if (!watch.view().equals(before)) {
        changed.accept(run.getKey());
      }
    }
    log(outage);
  }

  /** Says what is new, so that an outage of hours is two lines. */
  private void log(String outage) {
    if (!outage.equals(lastOutage)) {
      if (outage.isEmpty()) {
        LOG.info("Kafka {} answers again", kafka.bootstrapServers());
      } else {
        LOG.warn("{}", outage);
      }
      lastOutage = outage;
    }
  }

  /** Why Kafka did not answer; empty when it did. */
  private String attempt(RunMonitor watch) {
    try {
      if (admin == null) {
        admin = clients.apply(kafka);
      }
      watch.round(admin);
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } catch (Exception e) {
      LOG.debug("Kafka {} does not answer", kafka.bootstrapServers(), e);
      return KafkaOutage.sentence(kafka, e);
    }
  }

  private void closeClient() {
    if (admin != null) {
      admin.close(CLOSE_LIMIT);
    }
  }
}
