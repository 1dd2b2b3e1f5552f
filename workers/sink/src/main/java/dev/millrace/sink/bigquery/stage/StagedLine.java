package dev.millrace.sink.bigquery.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a line that grows. For one thread. */
final class StagedLine {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int FIRST_PRINTABLE = 0x20;

  private byte[] bytes = new byte[1 << 12];
  private int length;

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  void cut(int newLength) {
    length = newLength;
  }

  StagedLine add(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  StagedLine add(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  StagedLine add(String ascii) {
    return add(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** Adds well-formed UTF-8 as a JSON string. */
  StagedLine addQuoted(byte[] utf8) {
    reserve(utf8.length * 6 + 2);
    bytes[length++] = '"';
    for (byte b : utf8) {
      if (b == '"' || b == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = b;
      } else if (b >= 0 && b < FIRST_PRINTABLE) {
        add("\\u00").add((char) HEX[b >> 4]).add((char) HEX[b & 0xf]);
      } else {
        bytes[length++] = b;
      }
    }
    bytes[length++] = '"';
    return this;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
