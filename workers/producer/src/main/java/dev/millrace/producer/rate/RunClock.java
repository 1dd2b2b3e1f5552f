package dev.millrace.producer.rate;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Nanoseconds since 1970 that never jump: the wall clock, read once, and from then on the time that
 * went by. Two producers' clocks differ by as much as their machines' do.
 */
public final class RunClock {
  private final LongSupplier nanoTime;
  private final long offset;

  /** A clock that starts at this machine's time. */
  public RunClock() {
    this(Clock.systemUTC(), System::nanoTime);
  }

  RunClock(Clock wall, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.offset = TimeUnit.MILLISECONDS.toNanos(wall.millis()) - nanoTime.getAsLong();
  }

  /** Now. */
  public long now() {
    return nanoTime.getAsLong() + offset;
  }
}
