package dev.millrace.runtime.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Rate of a growing total over a sliding window. For one thread. */
public final class RateMeter {
  private record Sample(long nanos, long total) {}

  private final long windowNanos;
  private final Deque<Sample> samples = new ArrayDeque<>();

  /** A meter that looks back this far. */
  public RateMeter(Duration window) {
    this.windowNanos = window.toNanos();
  }

  /** Adds a reading; times must not go backwards. */
  public void add(long nanoTime, long total) {
    samples.addLast(new Sample(nanoTime, total));
    while (samples.size() > 2 && second().nanos() <= nanoTime - windowNanos) {
      samples.removeFirst();
    }
  }

  /** Messages per second over the window; 0 before there are two readings. */
  public double perSecond() {
    if (samples.size() < 2) {
      return 0;
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    long nanos = last.nanos() - first.nanos();
    return nanos <= 0 ? 0 : Math.max(0, (last.total() - first.total()) * 1e9 / nanos);
  }

  private Sample second() {
    var iterator = samples.iterator();
    iterator.next();
    return iterator.next();
  }
}
