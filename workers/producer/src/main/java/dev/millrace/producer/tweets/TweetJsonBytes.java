package dev.millrace.producer.tweets;

import java.nio.charset.StandardCharsets;

/**
 * Bytes of a JSON text whose length is known before.
 *
 * <p>Not safe for use by several threads.
 */
final class TweetJsonBytes {
  /** Smallest number that has one digit more than the index; no number has none. */
  private static final long[] POWERS = powers();

  private final byte[] bytes;
  private int position;

  TweetJsonBytes(int length) {
    bytes = new byte[length];
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** How many digits {@link #put(long)} writes; {@code value} must be at least 0. */
  static int digits(long value) {
    // A decimal digit holds 3.32 bits: 1233 / 4096 digits a bit, and at most one more.
    int least = (Long.SIZE - Long.numberOfLeadingZeros(value)) * 1233 >>> 12;
    return value >= POWERS[least] ? least + 1 : least;
  }

  void put(byte[] part) {
    System.arraycopy(part, 0, bytes, position, part.length);
    position += part.length;
  }

  void put(char ascii) {
    bytes[position++] = (byte) ascii;
  }

  /** Writes a number that is at least 0. */
  void put(long value) {
    putPadded(value, digits(value));
  }

  /** Writes a number that is at least 0 in this many digits. */
  void putPadded(long value, int digits) {
    long rest = value;
    for (int i = position + digits - 1; i >= position; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    position += digits;
  }

  /** The finished text. */
  byte[] finish() {
    if (position != bytes.length) {
      throw new IllegalStateException("wrote " + position + " of " + bytes.length + " bytes");
    }
    return bytes;
  }

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 0;
    long power = 1;
    for (int i = 1; i < powers.length; i++) {
      power *= 10;
      powers[i] = power;
    }
    return powers;
  }
}
