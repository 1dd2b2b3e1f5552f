package dev.millrace.connector.replay;

import java.util.BitSet;

/**
 * How far a JSON value reaches in a piece of text: enough of the grammar to tell an object on a
 * line of its own from one over several lines and from other text. Numbers and words are not looked
 * at.
 */
final class JsonExtent {
  /** How a value ends. */
  enum End {
    /** Complete on the line it began on. */
    ON_ITS_LINE,
    /** Goes on after the end of the line it began on. */
    ON_A_LATER_LINE,
    /** The text ends within the value, on the line it began on. */
    WITH_THE_TEXT,
    /** It is not JSON. */
    NOWHERE
  }

  private enum Expected {
    VALUE,
    VALUE_OR_END,
    KEY,
    KEY_OR_END,
    COLON,
    COMMA_OR_END
  }

  private final byte[] text;
  private final int to;

  /** By depth, whether the container is an object. */
  private final BitSet objects = new BitSet();

  private int depth;
  private int at;
  private boolean newline;
  private Expected expected = Expected.VALUE;

  private JsonExtent(byte[] text, int from, int to) {
    this.text = text;
    this.at = from;
    this.to = to;
  }

  /** How the object or array that begins at {@code from} ends. */
  static End of(byte[] text, int from, int to) {
    return new JsonExtent(text, from, to).scan();
  }

  /** Whether the text is one object with nothing but blanks around it. */
  static boolean isObject(byte[] text, int from, int to) {
    int start = skipBlanks(text, from, to);
    if (start == to || text[start] != '{') {
      return false;
    }
    JsonExtent extent = new JsonExtent(text, start, to);
    return extent.scan() == End.ON_ITS_LINE && skipBlanks(text, extent.at, to) == to;
  }

  /** Index of the first byte that is no space, tab or line end. */
  static int skipBlanks(byte[] text, int from, int to) {
    int i = from;
    while (i < to && isBlank(text[i])) {
      i++;
    }
    return i;
  }

  private End scan() {
    while (at < to) {
      byte next = text[at];
      if (isBlank(next)) {
        newline |= next == '\n';
        at++;
      } else if (!take(next)) {
        return End.NOWHERE;
      } else if (depth == 0) {
        return newline ? End.ON_A_LATER_LINE : End.ON_ITS_LINE;
      }
    }
    return newline ? End.ON_A_LATER_LINE : End.WITH_THE_TEXT;
  }

  /** Takes the next token; false when it cannot stand here. */
  private boolean take(byte next) {
    return switch (next) {
      case '{' -> open(true);
      case '[' -> open(false);
      case '}' -> close(true);
      case ']' -> close(false);
      case ':' -> step(expected == Expected.COLON, Expected.VALUE);
      case ',' ->
          step(
              expected == Expected.COMMA_OR_END,
              objects.get(depth) ? Expected.KEY : Expected.VALUE);
      case '"' -> string();
      default -> word();
    };
  }

  private boolean step(boolean allowed, Expected after) {
    expected = after;
    at++;
    return allowed;
  }

  private boolean open(boolean object) {
    boolean allowed = valueAllowed();
    objects.set(++depth, object);
    return step(allowed, object ? Expected.KEY_OR_END : Expected.VALUE_OR_END);
  }

  private boolean close(boolean object) {
    Expected empty = object ? Expected.KEY_OR_END : Expected.VALUE_OR_END;
    boolean allowed =
        objects.get(depth) == object && (expected == Expected.COMMA_OR_END || expected == empty);
    depth--;
    return step(allowed, Expected.COMMA_OR_END);
  }

  private boolean string() {
    boolean key = expected == Expected.KEY || expected == Expected.KEY_OR_END;
    if (!key && !valueAllowed()) {
      return false;
    }
    at++;
    while (at < to && text[at] != '"') {
      if (text[at] == '\n') {
        return false;
      }
      at += text[at] == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, to);
    expected = key ? Expected.COLON : Expected.COMMA_OR_END;
    return true;
  }

  private boolean word() {
    int start = at;
    while (at < to && isWord(text[at])) {
      at++;
    }
    boolean allowed = valueAllowed() && at > start;
    expected = Expected.COMMA_OR_END;
    return allowed;
  }

  private boolean valueAllowed() {
    return expected == Expected.VALUE || expected == Expected.VALUE_OR_END;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  private static boolean isWord(byte b) {
    return b >= '0' && b <= '9'
        || b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b == '-'
        || b == '+'
        || b == '.';
  }
}
