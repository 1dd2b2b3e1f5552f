package dev.millrace.event.rows;

import java.util.Arrays;

/** Bytes that only grow, save for going back to the last mark. */
final class Arena {
  private static final int FIRST_CAPACITY = 1 << 10;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int size;
  private int mark;

  int size() {
    return size;
  }

  void mark() {
    mark = size;
  }

  void reset() {
    size = mark;
  }

  void clear() {
    size = 0;
    mark = 0;
  }

  void append(byte b) {
    reserve(1);
    bytes[size++] = b;
  }

  void append(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  void append(Arena other) {
    append(other.bytes, 0, other.size);
  }

  /** Appends text as UTF-8; half a surrogate pair becomes U+FFFD. */
  void append(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        append((byte) c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        appendCodePoint(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        appendCodePoint(Character.isSurrogate(c) ? '\uFFFD' : c);
      }
    }
  }

  /** The bytes so far; the arena is empty afterwards. */
  byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, size);
    clear();
    return taken;
  }

  private void appendCodePoint(int c) {
    if (c >= 0x10000) {
      append((byte) (0xF0 | c >> 18));
      append((byte) (0x80 | c >> 12 & 0x3F));
      append((byte) (0x80 | c >> 6 & 0x3F));
    } else if (c >= 0x800) {
      append((byte) (0xE0 | c >> 12));
      append((byte) (0x80 | c >> 6 & 0x3F));
    } else {
      append((byte) (0xC0 | c >> 6));
    }
    append((byte) (0x80 | c & 0x3F));
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }
}
