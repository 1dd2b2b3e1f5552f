package dev.millrace.connector.reader;

import java.util.OptionalLong;

/**
 * What a warehouse has.
 *
 * @param rows all of them, whoever wrote them
 * @param ofRun rows that the run has written, by the warehouse's own account; empty when it keeps
 *     none
 * @param distinctIds different values of the column {@code id}; empty when the source does not give
 *     every message an id of its own
 */
public record Contents(long rows, OptionalLong ofRun, OptionalLong distinctIds) {
  /** Nothing at all. */
  public static final Contents NOTHING = new Contents(0, OptionalLong.of(0), OptionalLong.of(0));

  /** Rows that others have written, or that were there before. */
  public long foreign() {
    return Math.max(0, rows - ofRun.orElse(rows));
  }
}
