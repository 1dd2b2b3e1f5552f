package dev.millrace.connector.replay;

/**
 * The bytes of a file that a lane owns: it gives the lines whose first byte lies in them.
 *
 * @param start inclusive
 * @param end exclusive
 */
record LaneRange(long start, long end) {
  /**
   * The range of a lane when a file is divided into {@code lanes} parts.
   *
   * @param first position of the file's first line
   * @param size of the file in bytes
   */
  static LaneRange of(long first, long size, int lane, int lanes) {
    long length = size - first;
    return new LaneRange(
        first + bound(length, lane, lanes), first + bound(length, lane + 1, lanes));
  }

  /** {@code size * i / lanes} without overflow. */
  private static long bound(long size, int i, int lanes) {
    return size / lanes * i + size % lanes * i / lanes;
  }
}
