package dev.millrace.local.report;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What the run did, over all its starts.
 *
 * @param expected messages asked for; empty when the source decides or there is no end
 * @param produced messages the source gave
 * @param written messages in the warehouse
 * @param deadLettered messages in the dead-letter topic
 * @param deadByReason the same by reason; may have less, because dead letters leave their topic in
 *     time
 * @param duplicates messages in the warehouse more than once; empty when it cannot tell
 */
public record RunTotals(
    OptionalLong expected,
    long produced,
    long written,
    long deadLettered,
    Map<String, Long> deadByReason,
    OptionalLong duplicates) {
  /** Takes a copy of the map. */
  public RunTotals {
    deadByReason = Map.copyOf(deadByReason);
  }

  /**
   * Messages produced that have reached no end: on their way while the run goes on, missing when it
   * is completed. Below 0 when more arrived than were produced.
   */
  public long open() {
    return produced - written - deadLettered;
  }
}
