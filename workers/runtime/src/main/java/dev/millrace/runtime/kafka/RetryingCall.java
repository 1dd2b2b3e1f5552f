package dev.millrace.runtime.kafka;

import dev.millrace.runtime.run.Backoff;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.run.StageMetrics;
import dev.millrace.runtime.run.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a call that may fail for a while: exponential backoff with jitter from 100 ms to 10 s,
 * until it succeeds, fails for good, or the worker is asked to stop.
 */
public final class RetryingCall {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingCall.class);

  private final StopSignal stop;
  private final Health health;
  private final StageMetrics metrics;

  /** Patience that ends with the stop signal and shows what it waits for. */
  public RetryingCall(StopSignal stop, Health health, StageMetrics metrics) {
    this.stop = stop;
    this.health = health;
    this.metrics = metrics;
  }

  /**
   * Calls until it succeeds.
   *
   * @param what is awaited, as in "waiting for {what}"
   * @return the result, or empty when asked to stop
   * @throws FatalStageException when the call throws one, or its failure cannot pass
   */
  public <T> Optional<T> until(String what, Callable<T> call) {
    Backoff backoff = new Backoff();
    while (!stop.requested()) {
      try {
        T result = call.call();
        if (backoff.failures() > 0) {
          LOG.info("{} is there, after {} failed attempts", what, backoff.failures());
        }
        return Optional.of(result);
      } catch (Exception e) {
        KafkaFailures.throwIfFatal(what, e);
        metrics.retried();
        Duration delay = backoff.failed(e);
        String reason = KafkaFailures.sentence(e);
        health.waiting("waiting for " + what + ": " + reason);
        LOG.warn("waiting for {}: {}; next attempt in {} ms", what, reason, delay.toMillis());
        stop.await(delay);
      }
    }
    return Optional.empty();
  }
}
