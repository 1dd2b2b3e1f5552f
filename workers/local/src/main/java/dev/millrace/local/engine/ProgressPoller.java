package dev.millrace.local.engine;

import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.progress.RunProgress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka again and again how far the run is, so that whoever shows it never has to wait. */
final class ProgressPoller {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressPoller.class);

  /**
   * What is known.
   *
   * @param progress as last read
   * @param nanoTime when; 0 before the first reading
   * @param trouble why the last attempt failed; empty when it did not
   */
  record Latest(RunProgress progress, long nanoTime, String trouble) {}

  private final ProgressReader reader;
  private final RunNames names;
  private final int lanes;
  private final Duration interval;
  private final Thread thread;
  private volatile Latest latest;

  ProgressPoller(ProgressReader reader, RunNames names, int lanes, Duration interval) {
    this.reader = reader;
    this.names = names;
    this.lanes = lanes;
    this.interval = interval;
    this.latest = new Latest(new RunProgress(Map.of(), lanes), 0, "");
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
    latest = new Latest(progress, System.nanoTime(), "");
    return progress;
  }

  /** Ends the asking. */
  void end() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void poll() {
    try {
      while (true) {
        read();
        Thread.sleep(interval.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() throws InterruptedException {
    try {
      now();
    } catch (ExecutionException e) {
      String trouble = KafkaFailures.sentence(e);
      LOG.warn("cannot read progress: {}", trouble);
      latest = new Latest(latest.progress(), latest.nanoTime(), trouble);
    }
  }
}
