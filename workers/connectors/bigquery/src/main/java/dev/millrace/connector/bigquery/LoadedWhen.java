package dev.millrace.connector.bigquery;

import java.time.Instant;
import java.util.Collection;

/** When the rows of a batch were loaded, seen from a moment. */
enum LoadedWhen {
  /** All before it. */
  BEFORE,
  /** All at it or after it. */
  AFTER,
  /** Some before it and some after it. */
  BOTH;

  static LoadedWhen of(Collection<Instant> ends, Instant moment) {
    boolean before = ends.stream().anyMatch(end -> end.isBefore(moment));
    boolean after = ends.stream().anyMatch(end -> !end.isBefore(moment));
    return before && after ? BOTH : after ? AFTER : BEFORE;
  }
}
