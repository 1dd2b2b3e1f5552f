package dev.millrace.sink.worker;

import dev.millrace.contract.progress.OffsetNote;
import dev.millrace.contract.progress.SinkNote;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets batches through to the warehouse that are due: not too many a day, and within the user's
 * limits. For one thread.
 */
final class Gate {
  private final Spacing spacing;
  private final Purse purse;

  Gate(Spacing spacing, Purse purse) {
    this.spacing = spacing;
    this.purse = purse;
  }

  /** Whether a batch may pass now. */
  boolean isOpen() {
    return untilOpen().compareTo(Duration.ZERO) <= 0;
  }

  /** How long until a batch may pass; zero or less when it may. */
  Duration untilOpen() {
    return spacing.left();
  }

  /** How many bytes the next batch may have. */
  long bytesLeft() {
    return purse.left();
  }

  /** What keeps the gate closed for long. */
  Optional<Trouble> trouble() {
    return purse.trouble();
  }

  /** A batch passes. */
  void pass(Parcel parcel) {
    spacing.begin();
    purse.take(parcel);
  }

  /** The batch that passed is settled, or never will be. */
  void settled() {
    purse.close();
  }

  /** A note that remembers what a settled batch has cost. */
  OffsetNote settled(OffsetNote note, long bytes) {
    Duration least = spacing.least();
    Map<String, String> more = new HashMap<>(note.more());
    if (least.isZero()) {
      more.remove(SinkNote.EVERY);
    } else {
      more.put(SinkNote.EVERY, least.toString());
    }
    return purse.spend(note.with(more), bytes);
  }
}
