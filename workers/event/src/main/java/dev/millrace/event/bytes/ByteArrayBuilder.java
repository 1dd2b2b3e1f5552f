package dev.millrace.event.bytes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that grow at their end, in a buffer that is used again and again.
 *
 * <p>Not safe for use by several threads.
 */
public final class ByteArrayBuilder {
  private static final int DEFAULT_CAPACITY = 512;
  private static final int MOST_UTF8_PER_CHAR = 3;

  private byte[] bytes;
  private int size;

  /** Without bytes, with room for some. */
  public ByteArrayBuilder() {
    this(DEFAULT_CAPACITY);
  }

  /** Without bytes, with room for so many. */
  public ByteArrayBuilder(int capacity) {
    bytes = new byte[capacity];
  }

  /** How many bytes there are. */
  public int size() {
    return size;
  }

  /** How many bytes the buffer holds before it grows. */
  public int capacity() {
    return bytes.length;
  }

  /** Forgets all bytes and keeps the room. */
  public void clear() {
    size = 0;
  }

  /** Forgets the bytes from this index on. */
  public void truncate(int newSize) {
    size = newSize;
  }

  /** One byte. */
  public ByteArrayBuilder append(byte b) {
    reserve(1);
    bytes[size++] = b;
    return this;
  }

  /** One ASCII character. */
  public ByteArrayBuilder append(char ascii) {
    return append((byte) ascii);
  }

  /** All of these. */
  public ByteArrayBuilder append(byte[] source) {
    return append(source, 0, source.length);
  }

  /** Some of these. */
  public ByteArrayBuilder append(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
    return this;
  }

  /** What another has. */
  public ByteArrayBuilder append(ByteArrayBuilder other) {
    return append(other.bytes, 0, other.size);
  }

  /** Text of ASCII characters. */
  public ByteArrayBuilder append(String ascii) {
    return append(ascii.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Decimal digits, with a sign when negative. */
  public ByteArrayBuilder append(long number) {
    if (number == Long.MIN_VALUE) {
      return append(Long.toString(number));
    }
    if (number < 0) {
      append('-');
    }
    long rest = Math.abs(number);
    return appendPadded(rest, DecimalDigits.count(rest));
  }

  /** A number that is at least 0 in this many decimal digits. */
  public ByteArrayBuilder appendPadded(long number, int digits) {
    reserve(digits);
    long rest = number;
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    return this;
  }

  /** UTF-16 units as UTF-8; half a surrogate pair becomes U+FFFD. */
  public ByteArrayBuilder appendUtf8(char[] chars, int from, int to) {
    reserve(Math.multiplyExact(to - from, MOST_UTF8_PER_CHAR));
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c < 0x80) {
        bytes[size++] = (byte) c;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < to
          && Character.isLowSurrogate(chars[i + 1])) {
        codePoint(Character.toCodePoint(c, chars[++i]));
      } else {
        codePoint(Character.isSurrogate(c) ? '\uFFFD' : c);
      }
    }
    return this;
  }

  /** A new array of all bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Puts all bytes into an array from an index on. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, size);
  }

  /** Writes all bytes. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }

  private void codePoint(int c) {
    if (c >= 0x10000) {
      bytes[size++] = (byte) (0xF0 | c >> 18);
      bytes[size++] = (byte) (0x80 | c >> 12 & 0x3F);
      bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
    } else if (c >= 0x800) {
      bytes[size++] = (byte) (0xE0 | c >> 12);
      bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
    } else {
      bytes[size++] = (byte) (0xC0 | c >> 6);
    }
    bytes[size++] = (byte) (0x80 | c & 0x3F);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }
}
