package dev.millrace.producer.replay;

/**
 * The bytes of a file that a lane owns: it gives the lines whose first byte lies in them.
 *
 * @param start inclusive
 * @param end exclusive
 */
record LaneRange(long start, long end) {
  /** The range of a lane when {@code size} bytes are divided into {@code lanes} parts. */
  static LaneRange of(long size, int lane, int lanes) {
    return new LaneRange(bound(size, lane, lanes), bound(size, lane + 1, lanes));
  }

  /** {@code size * i / lanes} without overflow. */
  private static long bound(long size, int i, int lanes) {
    return size / lanes * i + size % lanes * i / lanes;
  }
}
