package dev.millrace.event.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A number to find names by: made of a name's first and last eight bytes and its length, so it
 * takes the same few steps for names of any length. Different names can have equal keys.
 */
final class NameKey {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private NameKey() {}

  /** Key of the name in this range. */
  static long of(byte[] bytes, int from, int to) {
    int length = to - from;
    long key;
    if (length >= Long.BYTES) {
      long head = (long) EIGHT.get(bytes, from);
      long tail = (long) EIGHT.get(bytes, to - Long.BYTES);
      key = head * MIX + Long.rotateLeft(tail, 29);
    } else {
      long head = 0;
      for (int i = from; i < to; i++) {
        head = head << Byte.SIZE | (bytes[i] & 0xFF);
      }
      key = head;
    }
    long mixed = (key + length) * MIX;
    return mixed ^ mixed >>> 32;
  }
}
