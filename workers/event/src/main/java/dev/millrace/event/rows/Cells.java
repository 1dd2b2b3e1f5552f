package dev.millrace.event.rows;

/**
 * What a block of rows consists of. A text cell is one number: where its bytes begin in the upper
 * half, how many they are in the lower, and the sign bit set when they lie in the arena instead of
 * the row's own value.
 */
final class Cells {
  private static final long IN_ARENA = Long.MIN_VALUE;
  private static final int FROM_SHIFT = 32;
  private static final int FROM_MASK = Integer.MAX_VALUE;

  final long[] offsets;
  final byte[][] values;
  final long[][] numbers;
  final long[][] presence;
  final byte[] arena;

  Cells(long[] offsets, byte[][] values, long[][] numbers, long[][] presence, byte[] arena) {
    this.offsets = offsets;
    this.values = values;
    this.numbers = numbers;
    this.presence = presence;
    this.arena = arena;
  }

  boolean present(int column, int row) {
    return (presence[column][row >>> 6] >>> row & 1) != 0;
  }

  static long text(int from, int length) {
    return (long) from << FROM_SHIFT | length;
  }

  static long arenaText(int from, int length) {
    return IN_ARENA | text(from, length);
  }

  static boolean inArena(long cell) {
    return cell < 0;
  }

  static int from(long cell) {
    return (int) (cell >>> FROM_SHIFT) & FROM_MASK;
  }

  static int length(long cell) {
    return (int) cell;
  }
}
