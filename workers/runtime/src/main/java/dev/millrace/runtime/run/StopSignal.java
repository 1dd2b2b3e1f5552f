package dev.millrace.runtime.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a worker to finish what it holds and return. Safe for use by several threads. */
public final class StopSignal {
  private final CountDownLatch requested = new CountDownLatch(1);

  /** Asks; once asked it stays asked. */
  public void request() {
    requested.countDown();
  }

  /** Whether {@link #request} was called. */
  public boolean requested() {
    return requested.getCount() == 0;
  }

  /**
   * Waits for the request.
   *
   * @return whether it came within the time
   */
  public boolean await(Duration time) {
    try {
      return requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      request();
      return true;
    }
  }
}
