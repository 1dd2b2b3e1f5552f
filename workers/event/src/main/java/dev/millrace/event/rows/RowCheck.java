package dev.millrace.event.rows;

import java.util.Optional;

/**
 * Finds rows that a warehouse is known to refuse. The verdict depends on the row alone, so that
 * whoever decodes the same event comes to the same one.
 */
public interface RowCheck {
  /** Finds nothing. */
  RowCheck NONE = row -> Optional.empty();

  /** What is wrong with the row, one sentence for people. */
  Optional<String> problem(OpenRow row);
}
