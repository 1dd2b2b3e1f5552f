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
  private long lastIn;
  private Instant begin;
  private Instant end;

  /** Takes a reading of how many messages the stage had taken in. */
  void add(Instant at, long in) {
    if (last == null || isStop(at)) {
      earlier = total();
      begin = at;
      end = null;
    } else if (in > lastIn) {
      end = at;
    } else if (end == null) {
      begin = at;
    }
    last = at;
    lastIn = in;
  }

  Duration total() {
    return end == null ? earlier : earlier.plus(Duration.between(begin, end));
  }

  private boolean isStop(Instant at) {
    Duration since = Duration.between(last, at);
    return since.isNegative() || since.compareTo(HistorySample.GAP) > 0;
  }
}
