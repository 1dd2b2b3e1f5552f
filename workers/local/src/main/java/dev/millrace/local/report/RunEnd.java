package dev.millrace.local.report;

/** How the run ended, as far as this report knows. */
public sealed interface RunEnd {
  /** The source gave all it had and every stage took all. */
  record Completed() implements RunEnd {}

  /** It was asked to stop before its end, or has no end; running it again goes on from there. */
  record Stopped() implements RunEnd {}

  /**
   * It could not go on.
   *
   * @param why one sentence
   */
  record Failed(String why) implements RunEnd {}
}
