package dev.millrace.local.report.history;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which the run was not running, between two of its starts.
 *
 * @param from last sample before
 * @param to first sample after
 */
public record Stop(Instant from, Instant to) {
  /** How long it was. */
  public Duration length() {
    return Duration.between(from, to);
  }
}
