package dev.millrace.sink.writer;

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
 * @param state in a few words, for those who watch the run
 * @param sentence the whole story, for the log
 * @param since when it began
 * @param until when it is expected to end, where anybody knows
 */
public record BlockedReason(String state, String sentence, Instant since, Optional<Instant> until) {
  /** The warehouse's quota is used up. */
  public static final String QUOTA = SinkMetadataKeys.WAITING_FOR_QUOTA;

  /** A limit of the user's is reached. */
  public static final String BUDGET = SinkMetadataKeys.WAITING_FOR_BUDGET;

  /** What passes sooner is not published. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

  private static final int MAX_STATE_CHARS = 300;

  /** A quota or a limit that is used up until a known time. */
  public static BlockedReason untilTime(String state, String reason, Instant since, Instant until) {
    return new BlockedReason(
        state, state + " until " + until + ": " + reason, since, Optional.of(until));
  }

  /** Whether it has lasted, or is known to last, so long that it is published. */
  public boolean isWorthTelling(Instant now) {
    return until.isPresent() || Duration.between(since, now).compareTo(WORTH_TELLING) >= 0;
  }

  /** The metadata with this reason in place of an older one. */
  public OffsetMetadata in(OffsetMetadata metadata) {
    Map<String, String> more = new HashMap<>(without(metadata).more());
    more.put(SinkMetadataKeys.STATE, fit(state));
    until.ifPresent(time -> more.put(SinkMetadataKeys.UNTIL, time.toString()));
    return metadata.with(more);
  }

  /** The metadata without any reason. */
  public static OffsetMetadata without(OffsetMetadata metadata) {
    Map<String, String> more = new HashMap<>(metadata.more());
    more.remove(SinkMetadataKeys.STATE);
    more.remove(SinkMetadataKeys.UNTIL);
    return metadata.with(more);
  }

  /** Metadata's values are one line without commas. */
  public static String fit(String text) {
    String line = text.replace(',', ';').replaceAll("\\s+", " ").strip();
    return line.length() <= MAX_STATE_CHARS ? line : line.substring(0, MAX_STATE_CHARS);
  }
}
