package dev.millrace.local.report.history;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the last stage was at work: in each start of the run from just before its first message
 * to its last one. Waiting for the first and for the end of the process does not count. For one
 * thread.
 */
final class WritingTime {
  private Duration earlier = Duration.ZERO;
  private Instant last;
  private Instant start;
  private long lastIn;
  private Instant begin;
  private Instant end;

  /**
   * Takes a reading of how many messages the stage had taken in.
   *
   * @param processStart tells the process it was taken in from others
   */
  void add(Instant at, Instant processStart, long in) {
    if (!processStart.equals(start) || at.isBefore(last)) {
      earlier = total();
      begin = at;
      end = null;
    } else if (in > lastIn) {
      end = at;
    } else if (end == null) {
      begin = at;
    }
    last = at;
    start = processStart;
    lastIn = in;
  }

  Duration total() {
    return end == null ? earlier : earlier.plus(Duration.between(begin, end));
  }
}
