package dev.millrace.connector.bigquery.load;

import java.time.Duration;

/**
 * How long to wait for what.
 *
 * @param firstPoll between submitting a job and asking for it, and after a request that failed;
 *     doubles from then on
 * @param lastPoll longest time between two questions
 * @param patience how long a running job is waited for before the caller gets a say
 * @param firstQuota before trying again when a quota is used up; doubles from then on
 * @param lastQuota longest time before trying again when a quota is used up
 */
public record PollIntervals(
    Duration firstPoll,
    Duration lastPoll,
    Duration patience,
    Duration firstQuota,
    Duration lastQuota) {
  /**
   * Load jobs take seconds to minutes. A daily quota refills bit by bit over the day, within
   * minutes rather than at an hour of the clock
   * (https://cloud.google.com/bigquery/quotas#quota_replenishment and
   * https://cloud.google.com/bigquery/docs/optimize-load-jobs).
   */
  public static final PollIntervals USUAL =
      new PollIntervals(
          Duration.ofMillis(500),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Duration.ofHours(1));

  /** An emulator on the same machine. */
  public static final PollIntervals EMULATOR =
      new PollIntervals(
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofMinutes(1));

  /**
   * Before trying again when there were too many requests at once, which resets within seconds to
   * minutes (https://cloud.google.com/bigquery/docs/troubleshoot-quotas): a tenth of the wait for a
   * daily quota.
   */
  Duration firstRateLimit() {
    return firstQuota.dividedBy(10);
  }

  /** Before a job is submitted again that failed for what only a person can mend. */
  Duration firstMending() {
    return firstQuota.dividedBy(5);
  }

  /** A wait that doubles from a first to a last one; {@code times} counts from 0. */
  static Duration doubled(Duration first, Duration last, int times) {
    Duration wait = first;
    for (int i = 0; i < times && wait.compareTo(last) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(last) < 0 ? wait : last;
  }
}
