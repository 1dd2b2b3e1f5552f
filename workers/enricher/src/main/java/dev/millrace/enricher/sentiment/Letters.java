package dev.millrace.enricher.sentiment;

/** Character classes as the reference's language, Python, has them. */
final class Letters {
  private static final int SPACE = 1;
  private static final int PUNCTUATION = 2;
  private static final int CAPITAL = 4;
  private static final int SMALL = 8;
  private static final int BEYOND_ASCII = 16;
  private static final byte[] ASCII = ascii();

  private Letters() {}

  /** White space that separates words. */
  static boolean isSpace(char c) {
    return c < 128 ? (ASCII[c] & SPACE) != 0 : isWideSpace(c);
  }

  /** ASCII punctuation; other punctuation stays with its word. */
  static boolean isPunctuation(char c) {
    return c < 128 && (ASCII[c] & PUNCTUATION) != 0;
  }

  /** What kind of character it is, as a bit; for {@link #isUpper}. */
  static int kind(char c) {
    return c < 128 ? ASCII[c] : BEYOND_ASCII;
  }

  /**
   * Whether a word has capitals and no small letters.
   *
   * @param kinds of all its characters
   */
  static boolean isUpper(int kinds, char[] chars, int from, int to) {
    if ((kinds & SMALL) != 0) {
      return false;
    }
    return (kinds & BEYOND_ASCII) == 0 ? (kinds & CAPITAL) != 0 : isUpper(chars, from, to);
  }

  private static boolean isUpper(char[] chars, int from, int to) {
    boolean any = false;
    int at = from;
    while (at < to) {
      int point = Character.codePointAt(chars, at, to);
      if (Character.isLowerCase(point) || Character.isTitleCase(point)) {
        return false;
      }
      any |= Character.isUpperCase(point);
      at += Character.charCount(point);
    }
    return any;
  }

  private static boolean isWideSpace(char c) {
    return switch (c) {
      case '\u0085', '\u00A0', '\u1680', '\u2028', '\u2029', '\u202F', '\u205F', '\u3000' -> true;
      default -> c >= '\u2000' && c <= '\u200A';
    };
  }

  private static byte[] ascii() {
    byte[] classes = new byte[128];
    for (char c = 'A'; c <= 'Z'; c++) {
      classes[c] = CAPITAL;
      classes[c | 0x20] = SMALL;
    }
    "\t\n\u000B\f\r\u001C\u001D\u001E\u001F ".chars().forEach(c -> classes[c] = SPACE);
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".chars().forEach(c -> classes[c] = PUNCTUATION);
    return classes;
  }
}
