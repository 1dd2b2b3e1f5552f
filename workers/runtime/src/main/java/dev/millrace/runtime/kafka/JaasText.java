package dev.millrace.runtime.kafka;

/**
 * Text between the quotes of a line like {@code … required username="u" password="p";}. Kafka reads
 * such lines as {@link java.io.StreamTokenizer} does: a quote or a line's end closes the text, and
 * a backslash begins an escape.
 */
public final class JaasText {
  private JaasText() {}

  /** The text with every character that would not be read as itself escaped. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\\', '"' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        default -> quoted.append(c);
      }
    }
    return quoted.toString();
  }
}
