package dev.millrace.event.json;

import java.util.Arrays;

/**
 * Text as UTF-16 in a buffer that is used again and again; grows to the longest text it held.
 *
 * <p>Not safe for use by several threads.
 */
public final class CharText {
  private char[] chars = new char[512];
  private int length;
  private boolean ascii = true;

  /** A new text of a JSON string's content; see {@link #read}. */
  public static CharText of(byte[] bytes, int from, int to) {
    CharText text = new CharText();
    text.read(bytes, from, to);
    return text;
  }

  /** The buffer; only the first {@link #length} places are this text. */
  public char[] chars() {
    return chars;
  }

  /** Number of UTF-16 units. */
  public int length() {
    return length;
  }

  /** Whether it is known that all characters are ASCII; false says nothing. */
  public boolean isAscii() {
    return ascii;
  }

  /** Empties the text. */
  public void clear() {
    length = 0;
    ascii = true;
  }

  /** Adds characters at the end. */
  public void append(char[] from, int start, int end) {
    ascii = false;
    ensure(length + end - start);
    System.arraycopy(from, start, chars, length, end - start);
    length += end - start;
  }

  /** Adds a character at the end. */
  public void append(char c) {
    ensure(length + 1);
    chars[length++] = c;
    ascii &= c < 128;
  }

  /**
   * Becomes the content of a JSON string.
   *
   * @param bytes where a well-formed string stands
   * @param from index after its opening quote
   * @param to index of its closing quote
   */
  public void read(byte[] bytes, int from, int to) {
    ensure(to - from); // no form of a character takes fewer bytes than UTF-16 units
    char[] target = chars;
    int out = 0;
    int in = from;
    while (in < to && bytes[in] >= 0 && bytes[in] != '\\') {
      target[out++] = (char) bytes[in++];
    }
    ascii = in == to;
    while (in < to) {
      byte b = bytes[in];
      if (b >= 0 && b != '\\') {
        target[out++] = (char) b;
        in++;
      } else if (b == '\\') {
        boolean unicode = bytes[in + 1] == 'u';
        target[out++] = unicode ? hex(bytes, in + 2) : unescaped(bytes[in + 1]);
        in += unicode ? 6 : 2;
      } else if (b < (byte) 0xE0) {
        target[out++] = (char) ((b & 0x1F) << 6 | bytes[in + 1] & 0x3F);
        in += 2;
      } else if (b < (byte) 0xF0) {
        target[out++] =
            (char) ((b & 0x0F) << 12 | (bytes[in + 1] & 0x3F) << 6 | bytes[in + 2] & 0x3F);
        in += 3;
      } else {
        int point =
            (b & 0x07) << 18
                | (bytes[in + 1] & 0x3F) << 12
                | (bytes[in + 2] & 0x3F) << 6
                | bytes[in + 3] & 0x3F;
        target[out++] = Character.highSurrogate(point);
        target[out++] = Character.lowSurrogate(point);
        in += 4;
      }
    }
    length = out;
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }

  private void ensure(int capacity) {
    if (capacity > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(capacity, chars.length * 2));
    }
  }

  private static char unescaped(byte letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> (char) letter;
    };
  }

  private static char hex(byte[] bytes, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      value = value << 4 | Character.digit(bytes[i], 16);
    }
    return (char) value;
  }
}
