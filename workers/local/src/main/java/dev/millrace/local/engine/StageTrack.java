package dev.millrace.local.engine;

import dev.millrace.runtime.progress.RateMeter;
import dev.millrace.runtime.progress.StageTotals;
import java.time.Duration;

/** How fast a stage was in this session. For one thread. */
final class StageTrack {
  private static final Duration WINDOW = Duration.ofSeconds(3);

  private final RateMeter meter = new RateMeter(WINDOW);
  private StageTotals totals;
  private long firstIn;
  private long moved;
  private long before;
  private long lastMove;
  private double peak;

  /** Takes a reading; times must not go backwards. */
  void add(long nanoTime, StageTotals now) {
    if (totals == null) {
      firstIn = now.in();
      before = nanoTime;
    } else if (now.in() > totals.in()) {
      lastMove = nanoTime;
    } else if (now.in() == firstIn) {
      before = nanoTime;
    }
    totals = now;
    moved = now.in() - firstIn;
    meter.add(nanoTime, now.in());
    peak = Math.max(peak, meter.perSecond());
  }

  /** Totals as last read. */
  StageTotals totals() {
    return totals == null ? StageTotals.NONE : totals;
  }

  /** Whether it has taken in anything in this session. */
  boolean hasMoved() {
    return moved > 0;
  }

  /** Messages a second, lately. */
  double rate() {
    return meter.perSecond();
  }

  /** Highest rate seen. */
  double peak() {
    return Math.max(peak, average());
  }

  /** From the last reading before its first message to its last one; zero when it had none. */
  Duration active() {
    return moved == 0 ? Duration.ZERO : Duration.ofNanos(lastMove - before);
  }

  /** Messages a second while it was active. */
  double average() {
    return active().isZero() ? 0 : moved * 1e9 / active().toNanos();
  }
}
