package dev.millrace.event.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds the rule of a field by the bytes of its name. Immutable. */
final class FieldTable {
  /** What {@link #find} gives for a name that has no rule. */
  static final int NONE = -1;

  private final byte[][] names;
  private final int[] slots;
  private final int mask;

  /** A table of these names, each found as its place in the list; names must differ. */
  FieldTable(List<String> names) {
    this.names = names.stream().map(n -> n.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    this.slots = new int[Math.max(4, Integer.highestOneBit(names.size() + 1) * 4)];
    this.mask = slots.length - 1;
    Arrays.fill(slots, NONE);
    for (int index = 0; index < this.names.length; index++) {
      byte[] name = this.names[index];
      int slot = (int) NameKey.of(name, 0, name.length) & mask;
      while (slots[slot] != NONE) {
        slot = slot + 1 & mask;
      }
      slots[slot] = index;
    }
  }

  /** Place of the name in this range, or {@link #NONE}. */
  int find(byte[] bytes, int from, int to) {
    int slot = (int) NameKey.of(bytes, from, to) & mask;
    while (slots[slot] != NONE) {
      if (Arrays.equals(names[slots[slot]], 0, names[slots[slot]].length, bytes, from, to)) {
        return slots[slot];
      }
      slot = slot + 1 & mask;
    }
    return NONE;
  }
}
