package dev.millrace.sink.worker;

import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.SinkMetadataKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What holds a sink up.
 *
 * @param state in a few words, for whoever watches the run
 * @param sentence the whole story, for the log
 * @param since when it began
 * @param until when it is expected to end, where anybody knows
 */
record BlockedReason(String state, String sentence, Instant since, Optional<Instant> until) {
  /** The warehouse's quota is used up. */
  static final String QUOTA = SinkMetadataKeys.WAITING_FOR_QUOTA;

  /** A limit of the user's is reached. */
  static final String BUDGET = SinkMetadataKeys.WAITING_FOR_BUDGET;

  /** What passes sooner is nobody's business. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

  private static final int MAX_STATE_CHARS = 300;

  /** A quota or a limit that is used up until a known time. */
  static BlockedReason untilTime(String state, String reason, Instant since, Instant until) {
    return new BlockedReason(
        state, state + " until " + until + ": " + reason, since, Optional.of(until));
  }

  /** Whether it has lasted, or is known to last, so long that whoever watches should know. */
  boolean isWorthTelling(Instant now) {
    return until.isPresent() || Duration.between(since, now).compareTo(WORTH_TELLING) >= 0;
  }

  /** The note with this trouble in place of an older one. */
  OffsetMetadata in(OffsetMetadata note) {
    Map<String, String> more = new HashMap<>(without(note).more());
    more.put(SinkMetadataKeys.STATE, fit(state));
    until.ifPresent(time -> more.put(SinkMetadataKeys.UNTIL, time.toString()));
    return note.with(more);
  }

  /** The note without any trouble. */
  static OffsetMetadata without(OffsetMetadata note) {
    Map<String, String> more = new HashMap<>(note.more());
    more.remove(SinkMetadataKeys.STATE);
    more.remove(SinkMetadataKeys.UNTIL);
    return note.with(more);
  }

  /** A note's values are one line without commas. */
  private static String fit(String text) {
    String line = text.replace(',', ';').replaceAll("\\s+", " ").strip();
    return line.length() <= MAX_STATE_CHARS ? line : line.substring(0, MAX_STATE_CHARS);
  }
}
