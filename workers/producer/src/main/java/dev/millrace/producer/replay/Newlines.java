package dev.millrace.producer.replay;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line ends, eight bytes at a time. */
final class Newlines {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EVERY_BYTE = 0x0101010101010101L;
  private static final long EVERY_HIGH_BIT = EVERY_BYTE << 7;
  private static final long NEWLINES = EVERY_BYTE * '\n';

  private Newlines() {}

  /** Index of the first newline from {@code from} to before {@code to}, or -1. */
  static int find(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long differing = (long) LONGS.get(bytes, i) ^ NEWLINES;
      // The lowest high bit that is left marks the first byte that does not differ.
      long equal = (differing - EVERY_BYTE) & ~differing & EVERY_HIGH_BIT;
      if (equal != 0) {
        return i + Long.numberOfTrailingZeros(equal) / Byte.SIZE;
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
