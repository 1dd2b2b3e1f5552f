package dev.millrace.enricher.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes members of a JSON object into a buffer that is used again and again.
 *
 * <p>Not safe for use by several threads.
 */
public final class FieldWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private byte[] buffer = new byte[512];
  private int length;

  /** A name with quotes and colon, made once and written often. */
  public static byte[] label(String name) {
    return ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
  }

  /** Forgets what was written. */
  public void clear() {
    length = 0;
  }

  /** Whether nothing is written. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** Begins a member; one value must follow. */
  public FieldWriter field(byte[] label) {
    ensure(label.length + 1);
    if (length > 0) {
      buffer[length++] = ',';
    }
    return ascii(label);
  }

  /** {@code null}. */
  public void nothing() {
    ascii(NULL);
  }

  /** An integer. */
  public void number(long value) {
    ascii(Long.toString(value).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A number of ten-thousandths, at least one decimal shown. */
  public void tenThousandths(long units) {
    if (units < 0) {
      symbol('-');
    }
    long rest = Math.abs(units);
    number(rest / 10_000);
    symbol('.');
    rest %= 10_000;
    do {
      symbol((char) ('0' + rest / 1000));
      rest = rest % 1000 * 10;
    } while (rest != 0);
  }

  /** A string in ASCII without anything to escape. */
  public void string(String plain) {
    symbol('"');
    ascii(plain.getBytes(StandardCharsets.ISO_8859_1));
    symbol('"');
  }

  /** Bytes as they are: a complete JSON value in ASCII. */
  public FieldWriter ascii(byte[] json) {
    ensure(json.length);
    System.arraycopy(json, 0, buffer, length, json.length);
    length += json.length;
    return this;
  }

  /** One ASCII character of a JSON value. */
  public void symbol(char c) {
    ensure(1);
    buffer[length++] = (byte) c;
  }

  /** A string of two lower-case hexadecimal digits a byte. */
  public void hex(byte[] bytes) {
    ensure(bytes.length * 2 + 2);
    buffer[length++] = '"';
    for (byte b : bytes) {
      buffer[length++] = HEX[b >> 4 & 0xF];
      buffer[length++] = HEX[b & 0xF];
    }
    buffer[length++] = '"';
  }

  /** A string of these UTF-16 units, in which surrogates come in pairs. */
  public void string(char[] chars, int from, int to) {
    ensure((to - from) * 6 + 2);
    buffer[length++] = '"';
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c < 0x80) {
        character((byte) c);
      } else if (c < 0x800) {
        buffer[length++] = (byte) (0xC0 | c >> 6);
        buffer[length++] = (byte) (0x80 | c & 0x3F);
      } else if (Character.isHighSurrogate(c)) {
        int point = Character.toCodePoint(c, chars[++i]);
        buffer[length++] = (byte) (0xF0 | point >> 18);
        buffer[length++] = (byte) (0x80 | point >> 12 & 0x3F);
        buffer[length++] = (byte) (0x80 | point >> 6 & 0x3F);
        buffer[length++] = (byte) (0x80 | point & 0x3F);
      } else {
        buffer[length++] = (byte) (0xE0 | c >> 12);
        buffer[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        buffer[length++] = (byte) (0x80 | c & 0x3F);
      }
    }
    buffer[length++] = '"';
  }

  int length() {
    return length;
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(buffer, 0, target, at, length);
  }

  private void character(byte c) {
    if (c == '"' || c == '\\') {
      buffer[length++] = '\\';
      buffer[length++] = c;
    } else if (c < ' ') {
      for (char escape : new char[] {'\\', 'u', '0', '0'}) {
        buffer[length++] = (byte) escape;
      }
      buffer[length++] = HEX[c >> 4];
      buffer[length++] = HEX[c & 0xF];
    } else {
      buffer[length++] = c;
    }
  }

  private void ensure(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(length + more, buffer.length * 2));
    }
  }
}
