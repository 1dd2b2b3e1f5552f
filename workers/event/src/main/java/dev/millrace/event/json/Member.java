package dev.millrace.event.json;

import java.nio.charset.StandardCharsets;

/**
 * Where a member of an object stands in the bytes that were read, and what kind of value it has.
 * Valid until the next member is read.
 *
 * <p>Not safe for use by several threads.
 */
public final class Member {
  private byte[] bytes;
  private int nameFrom;
  private int nameTo;
  private int from;
  private int to;
  private ValueKind kind;
  private boolean escaped;

  Member() {}

  /** All that was read; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index of the name's opening quote. */
  public int nameFrom() {
    return nameFrom;
  }

  /** Index after the name's closing quote. */
  public int nameTo() {
    return nameTo;
  }

  /** Index of the value's first byte. */
  public int from() {
    return from;
  }

  /** Index after the value. */
  public int to() {
    return to;
  }

  /** What the value is. */
  public ValueKind kind() {
    return kind;
  }

  /** Whether the value is a string with escapes. */
  public boolean escaped() {
    return escaped;
  }

  /** The content of a string value in UTF-8, escapes resolved; a new array. */
  public byte[] unescaped() {
    return CharText.of(bytes, from + 1, to - 1).toString().getBytes(StandardCharsets.UTF_8);
  }

  void name(byte[] value, int start, int end) {
    bytes = value;
    nameFrom = start;
    nameTo = end;
  }

  void value(int start, int end, ValueKind valueKind, boolean stringEscaped) {
    from = start;
    to = end;
    kind = valueKind;
    escaped = stringEscaped;
  }
}
