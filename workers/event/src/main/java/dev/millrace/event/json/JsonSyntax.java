package dev.millrace.event.json;

import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.event.bytes.Utf8Check;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * The grammar of RFC 8259 over an array of bytes: each method takes the index where something must
 * begin and gives the index after it. Strings must be well-formed UTF-8 and escaped surrogates must
 * come in pairs, for no text of any warehouse could hold them otherwise.
 */
final class JsonSyntax {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private final byte[] bytes;
  private final int end;
  private boolean escaped;

  /** The grammar over all of {@code bytes}. */
  JsonSyntax(byte[] bytes) {
    this.bytes = bytes;
    this.end = bytes.length;
  }

  /** The byte at an index; 0, which JSON has nowhere, after the end. */
  byte at(int index) {
    return index < end ? bytes[index] : 0;
  }

  /** Skips white space. */
  int space(int at) {
    int i = at;
    while (i < end) {
      byte b = bytes[i];
      if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
        return i;
      }
      i++;
    }
    return i;
  }

  /** Makes sure that nothing follows. */
  void end(int at) throws RejectedEventException {
    if (at < end) {
      throw unexpected(at, "nothing more");
    }
  }

  /** One given byte. */
  int symbol(int at, char wanted) throws RejectedEventException {
    if (at(at) != wanted) {
      throw unexpected(at, "'" + wanted + "'");
    }
    return at + 1;
  }

  /** {@code true}, {@code false} or {@code null}. */
  int literal(int at, String word) throws RejectedEventException {
    for (int i = 0; i < word.length(); i++) {
      if (at(at + i) != word.charAt(i)) {
        throw unexpected(at + i, word);
      }
    }
    return at + word.length();
  }

  /** A string with its quotes. */
  int string(int at) throws RejectedEventException {
    int i = symbol(at, '"');
    escaped = false;
    while (true) {
      i = plain(i);
      byte b = at(i);
      if (b == '"') {
        return i + 1;
      } else if (b == '\\') {
        i = escape(i);
      } else if (b < 0) {
        i = sequence(i);
      } else if (i >= end) {
        throw fault(DeadLetterReason.InvalidJson, i, "the string from byte " + at + " never ends");
      } else {
        throw fault(DeadLetterReason.InvalidJson, i, "a control character stands in a string");
      }
    }
  }

  /** Whether the last string held an escape. */
  boolean escaped() {
    return escaped;
  }

  /** A number; whether it is an integer shows in {@link #isInteger}. */
  int number(int at) throws RejectedEventException {
    int i = at(at) == '-' ? at + 1 : at;
    i = at(i) == '0' ? i + 1 : digits(i);
    if (at(i) == '.') {
      i = digits(i + 1);
    }
    if ((at(i) | 0x20) == 'e') {
      i++;
      i = digits(at(i) == '+' || at(i) == '-' ? i + 1 : i);
    }
    return i;
  }

  /** Whether the number in this range, which {@link #number} passed, has only digits and a sign. */
  boolean isInteger(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] > '9' || bytes[i] == '.') {
        return false;
      }
    }
    return true;
  }

  /** The verdict that something else should stand here. */
  RejectedEventException unexpected(int at, String wanted) {
    String found =
        at >= end
            ? "the end"
            : bytes[at] > ' ' && bytes[at] < 0x7F
                ? "'" + (char) bytes[at] + "'"
                : String.format(Locale.ROOT, "byte 0x%02x", bytes[at]);
    return fault(DeadLetterReason.InvalidJson, at, "expected " + wanted + ", found " + found);
  }

  /** The verdict that no UTF-8 sequence begins at a byte. */
  static RejectedEventException illFormed(int at) {
    return fault(DeadLetterReason.InvalidUtf8, at, "not a UTF-8 sequence");
  }

  /** A verdict with its place. */
  static RejectedEventException fault(DeadLetterReason reason, int at, String what) {
    return new RejectedEventException(reason, "at byte " + at + ": " + what);
  }

  private int digits(int at) throws RejectedEventException {
    int i = at;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    if (i == at) {
      throw unexpected(at, "a digit");
    }
    return i;
  }

  /** Skips what needs no look: ASCII but quote, backslash and control characters; eight a step. */
  private int plain(int at) {
    int i = at;
    while (i + Long.BYTES <= end) {
      long word = (long) EIGHT.get(bytes, i);
      long quote = word ^ (ONES * '"');
      long backslash = word ^ (ONES * '\\');
      // A byte's high bit: not ASCII, below a space, or zero after the exclusive or. A borrow can
      // set it wrongly only in bytes after one that is set rightly, and the first one is taken.
      long special = (word | (word - ONES * ' ') | (quote - ONES) | (backslash - ONES)) & HIGHS;
      if (special != 0) {
        return i + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      i += Long.BYTES;
    }
    while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i;
  }

  private int sequence(int at) throws RejectedEventException {
    int i = at;
    while (i < end && bytes[i] < 0) {
      int next = Utf8Check.after(bytes, i, end);
      if (next == Utf8Check.NONE) {
        throw illFormed(i);
      }
      i = next;
    }
    return i;
  }

  private int escape(int at) throws RejectedEventException {
    escaped = true;
    switch (at(at + 1)) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
        return at + 2;
      case 'u':
        return unicodeEscape(at);
      default:
        throw unexpected(at + 1, "one of \"\\/bfnrtu after a backslash");
    }
  }

  private int unicodeEscape(int at) throws RejectedEventException {
    char first = hex(at + 2);
    if (!Character.isSurrogate(first)) {
      return at + 6;
    }
    if (Character.isHighSurrogate(first) && at(at + 6) == '\\' && at(at + 7) == 'u') {
      if (Character.isLowSurrogate(hex(at + 8))) {
        return at + 12;
      }
    }
    throw fault(
        DeadLetterReason.InvalidUtf8,
        at,
        String.format(
            Locale.ROOT,
            "\\u%04x is half of a surrogate pair without the other half",
            (int) first));
  }

  private char hex(int at) throws RejectedEventException {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Character.digit(at(i), 16);
      if (digit < 0) {
        throw unexpected(i, "a hexadecimal digit");
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }
}
