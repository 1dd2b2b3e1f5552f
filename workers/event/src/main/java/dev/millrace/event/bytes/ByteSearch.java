package dev.millrace.event.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds bytes, eight at a time. */
public final class ByteSearch {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private ByteSearch() {}

  /** Index of the first byte of a kind from {@code from} on; {@code to} when there is none. */
  public static int first(byte[] bytes, int from, int to, char wanted) {
    return first(bytes, from, to, wanted, wanted);
  }

  /**
   * Index of the first byte that is either ASCII character from {@code from} on; {@code to} when
   * there is none.
   */
  public static int first(byte[] bytes, int from, int to, char one, char other) {
    long ones = one * ONES;
    long others = other * ONES;
    int i = from;
    while (to - i >= Long.BYTES) {
      long word = (long) LONGS.get(bytes, i);
      long found = zeroBytes(word ^ ones) | zeroBytes(word ^ others);
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      i += Long.BYTES;
    }
    while (i < to && bytes[i] != one && bytes[i] != other) {
      i++;
    }
    return i;
  }

  /** The high bit of the lowest zero byte of the word is set; bits above it may be set wrongly. */
  private static long zeroBytes(long word) {
    return word - ONES & ~word & HIGH_BITS;
  }
}
