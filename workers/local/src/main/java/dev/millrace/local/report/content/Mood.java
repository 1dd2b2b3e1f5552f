package dev.millrace.local.report.content;

/**
 * The mood of some messages.
 *
 * @param positive messages with that label
 * @param neutral messages with that label
 * @param negative messages with that label
 * @param meanScore from -1 to 1; 0 when there are no messages
 */
public record Mood(long positive, long neutral, long negative, double meanScore) {
  /** How many messages have a mood at all. */
  public long messages() {
    return positive + neutral + negative;
  }
}
