package dev.millrace.local.report;

import java.util.List;

/** How the run ended, as far as this report knows. */
public sealed interface RunEnd {
  /** The source gave all it had and every stage took all. */
  record Completed() implements RunEnd {}

  /** It was asked to stop before its end, or has no end; running it again goes on from there. */
  record Stopped() implements RunEnd {}

  /** It is over, but more of its messages are dead letters than may be. */
  record TooManyDead() implements RunEnd {}

  /**
   * Messages were gone before they reached the warehouse.
   *
   * @param losses what is gone and why, one text for each loss
   */
  record DataLost(List<String> losses) implements RunEnd {
    /** Takes a copy. */
    public DataLost {
      losses = List.copyOf(losses);
    }
  }

  /**
   * It could not go on.
   *
   * @param why one sentence
   */
  record Failed(String why) implements RunEnd {}
}
