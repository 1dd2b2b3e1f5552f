package dev.millrace.contract.config;

/** What to do when a limit is reached. */
public enum OnLimit {
  /** Stop writing until the day or month is over. */
  Wait,
  /** Fail the run. */
  Fail
}
