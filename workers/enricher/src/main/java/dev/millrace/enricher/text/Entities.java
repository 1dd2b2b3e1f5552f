package dev.millrace.enricher.text;

/** Where hashtags, mentions and URLs end that begin at a given place. */
final class Entities {
  /** There is none at this place. */
  static final int NONE = -1;

  private static final int HOST = CharClass.LETTER | CharClass.DIGIT;
  private static final String BEFORE_NO_MENTION = "!#$%&*@\uFF20";
  private static final String IN_URL = "-._~:/?#[]@!$&'()*+,;=%";
  private static final String NOT_LAST_IN_URL = ".,;:!?'[]*";

  private Entities() {}

  /**
   * End of the hashtag whose sign is at {@code at}, or {@link #NONE}: letters, digits, marks and
   * underscores with a letter among them, not right after a word.
   */
  static int hashtag(char[] text, int at, int length) {
    if (at > 0 && (CharClass.of(text[at - 1]) != 0 || text[at - 1] == '&')) {
      return NONE;
    }
    boolean letter = false;
    int i = at + 1;
    while (i < length) {
      int point = Character.codePointAt(text, i, length);
      int kind = CharClass.of(point);
      if ((kind & CharClass.WORD) == 0) {
        break;
      }
      letter |= (kind & CharClass.LETTER) != 0;
      i += Character.charCount(point);
    }
    return letter ? i : NONE;
  }

  /**
   * End of the mention whose sign is at {@code at}, or {@link #NONE}: ASCII letters, digits and
   * underscores, not right after a word nor with an accented letter behind.
   */
  static int mention(char[] text, int at, int length) {
    if (at > 0 && (isHandle(text[at - 1]) || BEFORE_NO_MENTION.indexOf(text[at - 1]) >= 0)) {
      return NONE;
    }
    int i = at + 1;
    while (i < length && isHandle(text[i])) {
      i++;
    }
    boolean cut = i < length && CharClass.script(text[i]) == Script.LATIN;
    return i == at + 1 || cut ? NONE : i;
  }

  /**
   * End of the URL that begins at {@code at}, or {@link #NONE}: {@code http://} or {@code https://}
   * and what RFC 3986 allows, or letters of other alphabets; punctuation that ends a sentence is
   * not taken.
   */
  static int url(char[] text, int at, int length) {
    int host = scheme(text, at, length);
    if (host == NONE || host == length || (CharClass.of(text[host]) & HOST) == 0) {
      return NONE;
    }
    boolean open = false;
    int i = host;
    while (i < length && isInUrl(text[i])) {
      open |= text[i] == '(';
      i++;
    }
    while (NOT_LAST_IN_URL.indexOf(text[i - 1]) >= 0 || (text[i - 1] == ')' && !open)) {
      i--;
    }
    return i;
  }

  private static int scheme(char[] text, int at, int length) {
    int i = at;
    for (char wanted : new char[] {'h', 't', 't', 'p'}) {
      if (i == length || (text[i] | 0x20) != wanted) {
        return NONE;
      }
      i++;
    }
    i += i < length && (text[i] | 0x20) == 's' ? 1 : 0;
    return i + 3 <= length && text[i] == ':' && text[i + 1] == '/' && text[i + 2] == '/'
        ? i + 3
        : NONE;
  }

  private static boolean isInUrl(char c) {
    return c < 128
        ? Character.isLetterOrDigit(c) || IN_URL.indexOf(c) >= 0
        : CharClass.of(c) != 0 && !CharClass.script(c).glued();
  }

  private static boolean isHandle(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '_');
  }
}
