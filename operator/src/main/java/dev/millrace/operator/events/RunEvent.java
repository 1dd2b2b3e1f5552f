package dev.millrace.operator.events;

/**
 * Something that happened to a run and is worth an Event.
 *
 * @param warning whether somebody should look at it
 * @param reason one word
 * @param message one sentence for people
 */
public record RunEvent(boolean warning, String reason, String message) {
  static RunEvent normal(String reason, String message) {
    return new RunEvent(false, reason, message);
  }

  /** Something that somebody should look at. */
  public static RunEvent warning(String reason, String message) {
    return new RunEvent(true, reason, message);
  }
}
