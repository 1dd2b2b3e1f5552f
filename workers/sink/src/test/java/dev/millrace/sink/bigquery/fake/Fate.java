package dev.millrace.sink.bigquery.fake;

import java.time.Duration;

/**
 * What becomes of a load job that is accepted.
 *
 * @param running how long it stays RUNNING, then it is done
 * @param failure reason code it fails with, null to load its rows
 * @param hiddenGets how many times jobs.get does not find it yet
 */
public record Fate(Duration running, String failure, int hiddenGets) {
  /** Done at once. */
  public static final Fate GOOD = new Fate(Duration.ZERO, null, 0);

  /** Done after a while. */
  public static Fate slow(Duration running) {
    return new Fate(running, null, 0);
  }

  /** Fails at once. */
  public static Fate failing(String reason) {
    return new Fate(Duration.ZERO, reason, 0);
  }

  /** Done at once, but jobs.get does not show it at first. */
  public static Fate hidden(int gets) {
    return new Fate(Duration.ZERO, null, gets);
  }
}
