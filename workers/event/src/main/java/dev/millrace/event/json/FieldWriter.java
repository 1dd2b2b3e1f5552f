package dev.millrace.event.json;

import dev.millrace.event.bytes.ByteArrayBuilder;
import java.nio.charset.StandardCharsets;

/**
 * Writes members of a JSON object into a buffer that is used again and again.
 *
 * <p>Not safe for use by several threads.
 */
public final class FieldWriter {
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final ByteArrayBuilder bytes = new ByteArrayBuilder();

  /** A name with quotes and colon, made once and written often. */
  public static byte[] label(String name) {
    return ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
  }

  /** Forgets what was written. */
  public void clear() {
    bytes.clear();
  }

  /** Whether nothing is written. */
  public boolean isEmpty() {
    return bytes.size() == 0;
  }

  /** Begins a member; one value must follow. */
  public FieldWriter field(byte[] label) {
    if (!isEmpty()) {
      symbol(',');
    }
    return ascii(label);
  }

  /** {@code null}. */
  public void nothing() {
    ascii(NULL);
  }

  /** An integer. */
  public void number(long value) {
    bytes.append(value);
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
    bytes.append('"').append(plain).append('"');
  }

  /** Bytes as they are: a complete JSON value in ASCII. */
  public FieldWriter ascii(byte[] json) {
    bytes.append(json);
    return this;
  }

  /** One ASCII character of a JSON value. */
  public void symbol(char c) {
    bytes.append(c);
  }

  /** A string of two lower-case hexadecimal digits a byte. */
  public void hex(byte[] value) {
    bytes.append('"');
    for (byte b : value) {
      JsonEscaper.appendHex(b, bytes);
    }
    bytes.append('"');
  }

  /** A string of these UTF-16 units. */
  public void string(char[] chars, int from, int to) {
    bytes.append('"');
    JsonEscaper.append(chars, from, to, bytes);
    bytes.append('"');
  }

  /** How many bytes are written. */
  public int length() {
    return bytes.size();
  }

  /** Puts what was written into an array from an index on. */
  public void copyTo(byte[] target, int at) {
    bytes.copyTo(target, at);
  }
}
