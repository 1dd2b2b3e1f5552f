package dev.millrace.enricher.words;

/** Lower case, one UTF-16 unit for one. */
public final class LowerCase {
  private static final char DOTTED_I = '\u0130';

  private LowerCase() {}

  /** A character in lower case. A dotted capital I stays: its lower case takes two characters. */
  public static char of(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }
    return c == DOTTED_I ? c : Character.toLowerCase(c);
  }
}
