package dev.millrace.sink.worker;

import dev.millrace.runtime.kafka.TransactionAbortedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes beside the committed offsets what holds the sink up, for whoever watches the run, and
 * takes it away again. For one thread.
 */
final class StateNotes {
  private static final Logger LOG = LoggerFactory.getLogger(StateNotes.class);

  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final Settlement settlement;
  private final Clock clock;
  private Instant next = Instant.MIN;

  StateNotes(Settlement settlement, Clock clock) {
    this.settlement = settlement;
    this.clock = clock;
  }

  /** Notes what there is now, at most every few seconds. */
  void show(Optional<Trouble> trouble) {
    Instant now = clock.instant();
    Optional<Trouble> wanted = trouble.filter(t -> t.isWorthTelling(now));
    boolean soon = wanted.isPresent() && now.isBefore(next);
    if (soon || settlement.isNoted(wanted)) {
      return;
    }
    next = now.plus(PERIOD);
    try {
      settlement.note(wanted);
    } catch (TransactionAbortedException e) {
      LOG.debug("not noted, tried again later: {}", e.getMessage());
    }
  }
}
