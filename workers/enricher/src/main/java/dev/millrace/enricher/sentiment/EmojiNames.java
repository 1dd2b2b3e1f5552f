package dev.millrace.enricher.sentiment;

import dev.millrace.event.json.CharText;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts words in the place of emoji, one code point at a time as the reference does: what a joined
 * sequence means as a whole is not looked at. Immutable.
 */
final class EmojiNames {
  private static final EmojiNames BUNDLED = load();

  /** No character from here on, to {@link #AFTER_SYMBOLS}, goes without a look. */
  private static final char FIRST_SYMBOL = '\u203C';

  private static final char AFTER_SYMBOLS = '\u329A';

  private final Map<Integer, char[]> names;

  private EmojiNames(Map<Integer, char[]> names) {
    this.names = names;
  }

  /** The names that come with this class. */
  static EmojiNames bundled() {
    return BUNDLED;
  }

  /**
   * Writes names for emoji.
   *
   * @param chars the text
   * @param length how much of it
   * @param into becomes the text with names
   * @return false when there is no emoji; {@code into} then holds nothing of use
   */
  boolean expand(char[] chars, int length, CharText into) {
    into.clear();
    boolean spaceBefore = true;
    int done = 0;
    for (int at = 0; at < length; ) {
      char c = chars[at];
      char[] name = null;
      int next = at + 1;
      if (mayBeEmoji(c)) {
        int point = Character.codePointAt(chars, at, length);
        next = at + Character.charCount(point);
        name = names.get(point);
      }
      if (name != null) {
        into.append(chars, done, at);
        spaceBefore = at == done ? spaceBefore : chars[at - 1] == ' ';
        if (!spaceBefore) {
          into.append(' ');
        }
        into.append(name, 0, name.length);
        spaceBefore = false;
        done = next;
      }
      at = next;
    }
    if (into.length() == 0) {
      return false;
    }
    into.append(chars, done, length);
    return true;
  }

  private static boolean mayBeEmoji(char c) {
    if (c < FIRST_SYMBOL) {
      return c == '\u00A9' || c == '\u00AE';
    }
    return c < AFTER_SYMBOLS || Character.isHighSurrogate(c);
  }

  private static EmojiNames load() {
    Map<Integer, char[]> names = new HashMap<>();
    for (String[] row : Bundle.rows("emoji_utf8_lexicon.txt")) {
      if (row[0].codePointCount(0, row[0].length()) == 1) {
        names.put(row[0].codePointAt(0), row[1].toCharArray());
      }
    }
    return new EmojiNames(names);
  }
}
