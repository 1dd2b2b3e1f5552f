package dev.millrace.operator.observed;

/** The end of what a container or controller said: the error is its last line. */
final class LastWords {
  /** Longest piece that is shown. */
  private static final int MAX_LENGTH = 300;

  private LastWords() {}

  /** A reason with the last line of its message, where it has one. */
  static String of(String reason, String message) {
    if (message == null || message.isBlank()) {
      return reason;
    }
    String said = message.strip();
    String text = said.substring(said.lastIndexOf('\n') + 1);
    String end = text.substring(Math.max(0, text.length() - MAX_LENGTH));
    return reason + ": " + (end.length() < text.length() ? "…" : "") + end;
  }
}
