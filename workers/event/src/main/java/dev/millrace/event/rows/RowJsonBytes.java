package dev.millrace.event.rows;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds its way in the bytes of JSON that a parser has seen or will see. */
final class RowJsonBytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int ESCAPE_LENGTH = 6;

  private RowJsonBytes() {}

  /**
   * Index of the first quote or backslash at or after {@code from}; the length when there is none.
   */
  static int quoteOrBackslash(byte[] json, int from) {
    return firstOf(json, from, '"', '\\');
  }

  /** Whether the bytes have a line break, which in JSON can only stand between tokens. */
  static boolean hasLineBreak(byte[] json) {
    return firstOf(json, 0, '\n', '\r') < json.length;
  }

  private static int firstOf(byte[] json, int from, char one, char other) {
    long ones = one * ONES;
    long others = other * ONES;
    int i = from;
    while (json.length - i >= Long.BYTES) {
      long word = (long) LONGS.get(json, i);
      long found = zeroBytes(word ^ ones) | zeroBytes(word ^ others);
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      i += Long.BYTES;
    }
    while (i < json.length && json[i] != one && json[i] != other) {
      i++;
    }
    return i;
  }

  /** Index after the quote that ends the string whose characters begin at {@code from}. */
  static int afterString(byte[] json, int from) {
    int i = quoteOrBackslash(json, from);
    while (i < json.length && json[i] == '\\') {
      i = quoteOrBackslash(json, Math.min(i + 2, json.length));
    }
    return Math.min(i + 1, json.length);
  }

  /** Index after the number that begins at {@code from}. */
  static int afterNumber(byte[] json, int from) {
    int i = from;
    while (i < json.length && isOfNumber(json[i])) {
      i++;
    }
    return i;
  }

  private static boolean isOfNumber(byte b) {
    return b >= '0' && b <= '9' || b == '.' || b == '-' || b == '+' || (b | 0x20) == 'e';
  }

  /** Whether a stretch has neither escapes nor line breaks. */
  static boolean isPlain(byte[] json, int from, int to) {
    for (int i = from; i < to; i++) {
      if (json[i] == '\\' || json[i] == '\n' || json[i] == '\r') {
        return false;
      }
    }
    return true;
  }

  /**
   * Appends JSON as it is, save that the escape of half a surrogate pair becomes that of U+FFFD: a
   * parser lets it pass, a database refuses the whole batch for it. Line breaks between tokens
   * become spaces.
   */
  static void appendMended(byte[] json, int from, int to, Arena arena) {
    int i = from;
    while (i < to) {
      if (json[i] != '\\') {
        arena.append(json[i] == '\n' || json[i] == '\r' ? (byte) ' ' : json[i]);
        i++;
        continue;
      }
      int length = escapeLength(json, i);
      if (length == ESCAPE_LENGTH && isSurrogate(hex(json, i + 2))) {
        arena.append("\\ufffd");
      } else {
        arena.append(json, i, length);
      }
      i += length;
    }
  }

  /** Length of the escape at {@code i}; a whole pair of surrogates counts as one. */
  private static int escapeLength(byte[] json, int i) {
    if (json[i + 1] != 'u') {
      return 2;
    }
    boolean pair =
        Character.isHighSurrogate((char) hex(json, i + 2))
            && i + 2 * ESCAPE_LENGTH <= json.length
            && json[i + ESCAPE_LENGTH] == '\\'
            && json[i + ESCAPE_LENGTH + 1] == 'u'
            && Character.isLowSurrogate((char) hex(json, i + ESCAPE_LENGTH + 2));
    return pair ? 2 * ESCAPE_LENGTH : ESCAPE_LENGTH;
  }

  private static boolean isSurrogate(int unit) {
    return Character.isSurrogate((char) unit);
  }

  private static int hex(byte[] json, int from) {
    int unit = 0;
    for (int i = from; i < from + 4; i++) {
      unit = unit << 4 | Character.digit(json[i], 16);
    }
    return unit;
  }

  /** The high bit of the lowest zero byte of the word is set; bits above it may be set wrongly. */
  private static long zeroBytes(long word) {
    return word - ONES & ~word & HIGH_BITS;
  }
}
