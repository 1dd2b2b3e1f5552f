package dev.millrace.event.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The names an object has had so far. Objects with few names are searched in line; from {@value
 * #FEW} on a hash set of the JDK takes over, which no choice of names can slow down.
 *
 * <p>Not safe for use by several threads.
 */
final class NameSet {
  private static final int FEW = 32;

  private final long[] keys = new long[FEW];
  private final byte[][] sources = new byte[FEW][];
  private final int[] starts = new int[FEW];
  private final int[] ends = new int[FEW];
  private final Set<String> many = new HashSet<>();
  private int size;

  /** Forgets all names. */
  void clear() {
    Arrays.fill(sources, 0, size, null);
    size = 0;
    if (!many.isEmpty()) {
      many.clear();
    }
  }

  /**
   * Adds the name in this range; the array must not change until {@link #clear}.
   *
   * @return false when it was there already
   */
  boolean add(byte[] bytes, int from, int to) {
    long key = NameKey.of(bytes, from, to);
    for (int i = 0; i < size; i++) {
      if (keys[i] == key && Arrays.equals(sources[i], starts[i], ends[i], bytes, from, to)) {
        return false;
      }
    }
    if (size == FEW) {
      return many.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
    keys[size] = key;
    sources[size] = bytes;
    starts[size] = from;
    ends[size] = to;
    size++;
    return true;
  }
}
