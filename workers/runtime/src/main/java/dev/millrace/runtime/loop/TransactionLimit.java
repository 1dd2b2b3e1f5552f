package dev.millrace.runtime.loop;

import java.time.Duration;

/**
 * When a transaction is committed. While it is, nothing is sent; the longer commits take, the more
 * goes into each, so that they cost a tenth of the time.
 *
 * @param age of a transaction that is committed, in nanoseconds
 */
record TransactionLimit(long age) {
  private static final long SHORTEST = Duration.ofMillis(100).toNanos();
  private static final long LONGEST = Duration.ofSeconds(1).toNanos();
  private static final int WORK_PER_COMMIT = 9;

  /** Message bytes that are committed at once, however young: bounds what a crash undoes. */
  private static final long MOST_BYTES = 128L << 20;

  TransactionLimit() {
    this(SHORTEST);
  }

  /** Whether a transaction of this age and size is to be committed. */
  boolean reached(long ageNanos, long bytes) {
    return ageNanos >= age || bytes >= MOST_BYTES;
  }

  /** The limit after a commit that took this long. */
  TransactionLimit afterCommit(long nanos) {
    long wanted = Math.max(SHORTEST, Math.min(LONGEST, nanos * WORK_PER_COMMIT));
    // Halfway there: one slow commit says little.
    return new TransactionLimit((age + wanted) / 2);
  }
}
