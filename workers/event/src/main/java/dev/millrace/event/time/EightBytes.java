package dev.millrace.event.time;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of digits and separators, looked at in one step: times are read for every event.
 *
 * <p>A byte is compared with that of a pattern such as {@code 0000-00-} by exclusive or, which
 * leaves the value of a digit and nothing of a separator.
 *
 * @param pattern the pattern's bytes
 * @param room for each byte what makes the greatest one allowed 0x7F
 */
record EightBytes(long pattern, long room) {
  /** Given when the bytes do not have the pattern; no digits give it. */
  static final long OTHERWISE = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** A pattern of eight characters, in which 0 stands for any digit. */
  static EightBytes of(String text) {
    long bytes = 0;
    long spare = 0;
    for (int i = Long.BYTES - 1; i >= 0; i--) {
      char c = text.charAt(i);
      bytes = bytes << Byte.SIZE | c;
      spare = spare << Byte.SIZE | (c == '0' ? 0x7F - 9 : 0x7F);
    }
    return new EightBytes(bytes, spare);
  }

  /** The digits of the bytes at {@code at}, each in a byte, or {@link #OTHERWISE}. */
  long digits(byte[] text, int at) {
    long found = (long) LONGS.get(text, at) ^ pattern;
    return ((found | found + room) & HIGH_BITS) == 0 ? found : OTHERWISE;
  }

  /** Value of the two digits whose first one is at {@code place}. */
  static int pair(long digits, int place) {
    int shift = place * Byte.SIZE;
    return (int) (digits >>> shift & 0xF) * 10 + (int) (digits >>> shift + Byte.SIZE & 0xF);
  }
}
