package dev.millrace.local.engine;

import dev.millrace.local.report.history.HistorySample;
import java.time.Duration;
import java.time.Instant;

/**
 * When the next sample of a run's history is due: after the usual interval at first, more rarely
 * once the session is long.
 */
final class HistoryPace {
  private static final Duration YOUNG = Duration.ofMinutes(10);
  private static final Duration RARE = HistorySample.INTERVAL.multipliedBy(4);

  private final Instant began;
  private Instant last = Instant.MIN;

  HistoryPace(Instant began) {
    this.began = began;
  }

  boolean due(Instant now) {
    Duration interval = now.isBefore(began.plus(YOUNG)) ? HistorySample.INTERVAL : RARE;
    if (last != Instant.MIN && now.isBefore(last.plus(interval))) {
      return false;
    }
    last = now;
    return true;
  }
}
