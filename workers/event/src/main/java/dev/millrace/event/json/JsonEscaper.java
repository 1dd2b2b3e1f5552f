package dev.millrace.event.json;

import dev.millrace.event.bytes.ByteArrayBuilder;
import java.nio.charset.StandardCharsets;

/** Escapes what may not stand in a JSON string as it is: quote, backslash, control characters. */
public final class JsonEscaper {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private JsonEscaper() {}

  /** The inside of a JSON string in UTF-8. */
  public static byte[] bytes(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayBuilder into = new ByteArrayBuilder(utf8.length);
    append(utf8, into);
    return into.toByteArray();
  }

  /** Appends well-formed UTF-8 as the inside of a JSON string. */
  public static void append(byte[] utf8, ByteArrayBuilder into) {
    int from = 0;
    for (int i = 0; i < utf8.length; i++) {
      if (utf8[i] >= 0 && isSpecial(utf8[i])) {
        into.append(utf8, from, i - from);
        escape(utf8[i], into);
        from = i + 1;
      }
    }
    into.append(utf8, from, utf8.length - from);
  }

  /** Appends UTF-16 units as the inside of a JSON string. */
  static void append(char[] chars, int from, int to, ByteArrayBuilder into) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (isSpecial(chars[i])) {
        into.appendUtf8(chars, start, i);
        escape((byte) chars[i], into);
        start = i + 1;
      }
    }
    into.appendUtf8(chars, start, to);
  }

  /** Appends two lower-case hexadecimal digits. */
  static void appendHex(byte b, ByteArrayBuilder into) {
    into.append(HEX[b >> 4 & 0xF]).append(HEX[b & 0xF]);
  }

  private static boolean isSpecial(int c) {
    return c < ' ' || c == '"' || c == '\\';
  }

  private static void escape(byte special, ByteArrayBuilder into) {
    switch (special) {
      case '"', '\\' -> into.append('\\').append(special);
      case '\b' -> into.append("\\b");
      case '\f' -> into.append("\\f");
      case '\n' -> into.append("\\n");
      case '\r' -> into.append("\\r");
      case '\t' -> into.append("\\t");
      default -> {
        into.append("\\u00");
        appendHex(special, into);
      }
    }
  }
}
