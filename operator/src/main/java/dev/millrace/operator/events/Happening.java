package dev.millrace.operator.events;

/**
 * Something that happened to a run and is worth an Event.
 *
 * @param warning whether somebody should look at it
 * @param reason one word
 * @param message one sentence for people
 */
public record Happening(boolean warning, String reason, String message) {
  static Happening normal(String reason, String message) {
    return new Happening(false, reason, message);
  }

  static Happening warning(String reason, String message) {
    return new Happening(true, reason, message);
  }
}
