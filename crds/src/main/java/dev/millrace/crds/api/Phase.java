package dev.millrace.crds.api;

/** One word for how a run is doing; derived from the conditions. */
public enum Phase {
  /** Accepted, its topics or stages are not ready yet. */
  Pending,
  /** Its stages work. */
  Running,
  /** Everything is produced, the later stages catch up. */
  Draining,
  /** A stage fails again and again, or has no pod that can start; the others go on. */
  Degraded,
  /** Stopped by {@code suspend}. */
  Suspended,
  /** All is written or in the dead-letter topic. */
  Completed,
  /** Refused, or stopped by an error that does not pass. */
  Failed
}
