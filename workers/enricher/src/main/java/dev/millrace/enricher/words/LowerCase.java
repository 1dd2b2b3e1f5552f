package dev.millrace.enricher.words;

/** Lower case, one UTF-16 unit for one. */
public final class LowerCase {
  private static final char DOTTED_I = '\u0130';

  /** Latin, Greek, Cyrillic and Armenian: where nearly all capitals are. */
  private static final char[] NEAR = near();

  private LowerCase() {}

  /** A character in lower case. A dotted capital I stays: its lower case takes two characters. */
  public static char of(char c) {
    if (c < NEAR.length) {
      return NEAR[c];
    }
    return mayHaveCase(c) ? Character.toLowerCase(c) : c;
  }

  /** False for the large blocks in which no letter has case: from Hebrew to Hangul. */
  private static boolean mayHaveCase(char c) {
    return (c >= '\u10A0' && c < '\u2E80') || (c >= '\uA640' && c < '\uABC0') || c >= '\uFF00';
  }

  private static char[] near() {
    char[] lower = new char[0x588];
    for (char c = 0; c < lower.length; c++) {
      lower[c] = c == DOTTED_I ? c : Character.toLowerCase(c);
    }
    return lower;
  }
}
