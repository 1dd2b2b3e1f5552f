package dev.millrace.runtime.run;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How long to wait after a failure: exponentially longer the more there were in a row, from 100 ms
 * to 10 s, with jitter. For one thread.
 */
public final class Backoff {
  private static final RetryPolicy<Object> POLICY =
      RetryPolicy.builder()
          .withMaxAttempts(-1)
          .withBackoff(100, 10_000, ChronoUnit.MILLIS)
          .withJitter(0.2)
          .build();

  private Execution<Object> tries = Execution.of(POLICY);

  /** Counts a failure and says how long to wait before the next attempt. */
  public Duration failed(Throwable failure) {
    tries.recordException(failure);
    return tries.getDelay();
  }

  /** Failures in a row so far. */
  public int failures() {
    return tries.getAttemptCount();
  }

  /** An attempt went well: the next failure is the first again. */
  public void succeeded() {
    if (failures() > 0) {
      tries = Execution.of(POLICY);
    }
  }
}
