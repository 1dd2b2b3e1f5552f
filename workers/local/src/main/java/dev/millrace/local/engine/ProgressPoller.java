package dev.millrace.local.engine;

import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.progress.RetentionCheck;
import dev.millrace.runtime.progress.RetentionRisk;
import dev.millrace.runtime.progress.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka again and again how far the run is, so that whoever shows it never has to wait. */
final class ProgressPoller {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressPoller.class);

  /** Messages wait for minutes at least before that matters. */
  private static final Duration RETENTION_INTERVAL = Duration.ofSeconds(10);

  /**
   * What is known.
   *
   * @param progress as last read
   * @param nanoTime when; 0 before the first reading
   * @param trouble why the last attempt failed; empty when it did not
   * @param risk which messages may soon be lost, and what helps; empty when none
   */
  record Latest(RunProgress progress, long nanoTime, String trouble, String risk) {}

  private final ProgressReader reader;
  private final RetentionCheck retention;
  private final RunNames names;
  private final int lanes;
  private final Duration interval;
  private final Thread thread;
  private volatile Latest latest;

  ProgressPoller(Admin admin, KafkaClients clients, RunNames names, int lanes, Duration interval) {
    this.reader = new ProgressReader(admin, clients);
    this.retention = new RetentionCheck(admin);
    this.names = names;
    this.lanes = lanes;
    this.interval = interval;
    this.latest = new Latest(new RunProgress(Map.of(), lanes), 0, "", "");
    this.thread = new Thread(this::poll, "progress");
    thread.setDaemon(true);
  }

  /** Begins. */
  void start() {
    thread.start();
  }

  /** What is known at this moment. */
  Latest latest() {
    return latest;
  }

  /** Asks once, now; for when the workers have stopped. */
  RunProgress now() throws ExecutionException, InterruptedException {
    RunProgress progress = reader.read(names, lanes);
    latest = new Latest(progress, System.nanoTime(), "", latest.risk());
    return progress;
  }

  /** Ends the asking. */
  void end() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void poll() {
    long looked = System.nanoTime();
    try {
      while (true) {
        read();
        if (System.nanoTime() - looked > RETENTION_INTERVAL.toNanos()) {
          looked = System.nanoTime();
          lookAtRetention();
        }
        Thread.sleep(interval.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAtRetention() throws InterruptedException {
    try {
      String risk =
          retention.of(latest.progress(), Instant.now()).stream()
              .map(RetentionRisk::sentence)
              .collect(Collectors.joining("; "));
      if (!risk.isEmpty() && latest.risk().isEmpty()) {
        LOG.warn("{}", risk);
      }
      latest = new Latest(latest.progress(), latest.nanoTime(), latest.trouble(), risk);
    } catch (ExecutionException e) {
      LOG.debug("cannot read how long topics keep messages", e);
    }
  }

  private void read() throws InterruptedException {
    try {
      now();
    } catch (ExecutionException e) {
      String trouble = KafkaFailures.sentence(e);
      LOG.warn("cannot read progress: {}", trouble);
      latest = new Latest(latest.progress(), latest.nanoTime(), trouble, latest.risk());
    }
  }
}
