package dev.millrace.connector.bigquery.load;

import java.time.Duration;

/**
 * How often a replica may submit a load job. A table takes 1,500 load jobs a day, failed ones
 * included, from all replicas together (https://cloud.google.com/bigquery/quotas#load_jobs); a
 * fifth of them is kept for failures and for finding refused rows.
 *
 * <p>The share of a replica is the share of the partitions it owns. With an even spread that is one
 * by the number of replicas, and it stays right when partitions do not divide evenly, when replicas
 * are idle and when somebody scales.
 */
public final class LoadPace {
  /** Load jobs a table takes in a day. */
  public static final int JOBS_PER_DAY = 1_500;

  private static final double USED = 0.8;

  private LoadPace() {}

  /**
   * The time between two load jobs of a replica.
   *
   * @param owned partitions this replica owns; none counts as one
   * @param all partitions of the topic
   * @param jobsPerDay load jobs the table takes in a day
   */
  public static Duration interval(int owned, int all, int jobsPerDay) {
    double jobs = jobsPerDay * USED * Math.max(1, owned) / Math.max(1, all);
    return Duration.ofMillis((long) Math.ceil(Duration.ofDays(1).toMillis() / jobs));
  }
}
