package dev.millrace.local.output;

import dev.millrace.local.view.RunPhase;
import dev.millrace.local.view.RunView;
import java.time.Duration;
import java.time.Instant;

/** Lets a view through when enough time has passed, or when the phase is another one. */
final class OutputInterval {
  private final Duration interval;
  private Instant last = Instant.MIN;
  private RunPhase phase;

  OutputInterval(Duration interval) {
    this.interval = interval;
  }

  boolean due(RunView view) {
    boolean due = view.phase() != phase || !view.time().isBefore(last.plus(interval));
    if (due) {
      last = view.time();
      phase = view.phase();
    }
    return due;
  }
}
