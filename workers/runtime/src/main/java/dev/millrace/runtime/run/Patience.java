package dev.millrace.runtime.run;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import dev.millrace.runtime.kafka.KafkaFailures;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a call that may fail for a while: exponential backoff with jitter from 100 ms to 10 s,
 * until it succeeds, fails for good, or the worker is asked to stop.
 */
public final class Patience {
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

  private static final RetryPolicy<Object> POLICY =
      RetryPolicy.builder()
          .withMaxAttempts(-1)
          .withBackoff(100, 10_000, ChronoUnit.MILLIS)
          .withJitter(0.2)
          .build();

  private final StopSignal stop;
  private final Health health;
  private final StageMetrics metrics;

  /** Patience that ends with the stop signal and shows what it waits for. */
  public Patience(StopSignal stop, Health health, StageMetrics metrics) {
    this.stop = stop;
    this.health = health;
    this.metrics = metrics;
  }

  /**
   * Calls until it succeeds.
   *
   * @param what is awaited, as in "waiting for {what}"
   * @return the result, or empty when asked to stop
   * @throws FatalStageException when the call throws one, or its failure can not pass
   */
  public <T> Optional<T> until(String what, Callable<T> call) {
    Execution<Object> tries = Execution.of(POLICY);
    while (!stop.requested()) {
      try {
        T result = call.call();
        if (tries.getAttemptCount() > 0) {
          LOG.info("{} is there, after {} failed attempts", what, tries.getAttemptCount());
        }
        return Optional.of(result);
      } catch (Exception e) {
        KafkaFailures.throwIfFatal(what, e);
        tries.recordException(e);
        metrics.retried();
        Duration delay = tries.getDelay();
        String reason = KafkaFailures.sentence(e);
        health.waiting("waiting for " + what + ": " + reason);
        LOG.warn("waiting for {}: {}; next attempt in {} ms", what, reason, delay.toMillis());
        stop.await(delay);
      }
    }
    return Optional.empty();
  }
}
