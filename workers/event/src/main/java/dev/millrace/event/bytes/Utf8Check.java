package dev.millrace.event.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Well-formed UTF-8 as Unicode's table 3-7 has it: no overlong forms, no surrogates. JSON parsers
 * and databases differ in what they let pass.
 */
public final class Utf8Check {
  /** What {@link #after} and {@link #firstFault} give when there is no such place. */
  public static final int NONE = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8Check() {}

  /** Index of the first byte of the first ill-formed sequence, or {@link #NONE}. */
  public static int firstFault(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      if (isAsciiWord(bytes, at)) {
        at += Long.BYTES;
        continue;
      }
      int next = bytes[at] >= 0 ? at + 1 : after(bytes, at, bytes.length);
      if (next == NONE) {
        return at;
      }
      at = next;
    }
    return NONE;
  }

  /**
   * Index after the sequence of two to four bytes that begins at {@code at}, or {@link #NONE} when
   * it is ill-formed or does not end before {@code end}.
   */
  public static int after(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0xE0) {
      return lead >= 0xC2 && at + 1 < end && continues(bytes[at + 1]) ? at + 2 : NONE;
    }
    if (lead < 0xF0) {
      return at + 2 < end && secondOfThree(lead, bytes[at + 1]) && continues(bytes[at + 2])
          ? at + 3
          : NONE;
    }
    return at + 3 < end
            && secondOfFour(lead, bytes[at + 1])
            && continues(bytes[at + 2])
            && continues(bytes[at + 3])
        ? at + 4
        : NONE;
  }

  private static boolean isAsciiWord(byte[] bytes, int at) {
    return bytes.length - at >= Long.BYTES && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0;
  }

  private static boolean continues(byte b) {
    return b < (byte) 0xC0;
  }

  private static boolean secondOfThree(int lead, byte second) {
    return switch (lead) {
      case 0xE0 -> continues(second) && (second & 0xFF) >= 0xA0; // else overlong
      case 0xED -> continues(second) && (second & 0xFF) < 0xA0; // else a surrogate
      default -> continues(second);
    };
  }

  private static boolean secondOfFour(int lead, byte second) {
    return switch (lead) {
      case 0xF0 -> continues(second) && (second & 0xFF) >= 0x90; // else overlong
      case 0xF1, 0xF2, 0xF3 -> continues(second);
      case 0xF4 -> continues(second) && (second & 0xFF) < 0x90; // else beyond U+10FFFF
      default -> false;
    };
  }
}
