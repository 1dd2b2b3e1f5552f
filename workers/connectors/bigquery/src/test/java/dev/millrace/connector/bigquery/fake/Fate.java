package dev.millrace.connector.bigquery.fake;

import java.time.Duration;

/**
 * What becomes of a load job that is accepted.
 *
 * @param waiting what it says of itself until it is done
 * @param running how long that takes
 * @param failure reason code it fails with, null to load its rows
 * @param hiddenGets how many times jobs.get does not find it yet
 * @param statistics what it says it has loaded
 */
public record Fate(
    String waiting, Duration running, String failure, int hiddenGets, Statistics statistics) {
  /** What a job says it has loaded. */
  public enum Statistics {
    /** The truth. */
    TRUE,
    /** Nothing. */
    NONE,
    /** One row less. */
    ONE_LESS
  }

  /** Done at once. */
  public static final Fate GOOD = new Fate("RUNNING", Duration.ZERO, null, 0, Statistics.TRUE);

  /** Done after a while. */
  public static Fate slow(Duration running) {
    return new Fate("RUNNING", running, null, 0, Statistics.TRUE);
  }

  /** Done after a while that it spends in a queue. */
  public static Fate pending(Duration pending) {
    return new Fate("PENDING", pending, null, 0, Statistics.TRUE);
  }

  /** Fails at once. */
  public static Fate failing(String reason) {
    return new Fate("RUNNING", Duration.ZERO, reason, 0, Statistics.TRUE);
  }

  /** Done at once, but jobs.get does not show it at first. */
  public static Fate hidden(int gets) {
    return new Fate("RUNNING", Duration.ZERO, null, gets, Statistics.TRUE);
  }

  /** Done at once, and says this of what it has loaded. */
  public static Fate saying(Statistics statistics) {
    return new Fate("RUNNING", Duration.ZERO, null, 0, statistics);
  }
}
