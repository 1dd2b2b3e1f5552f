package dev.millrace.enricher.text;

import java.util.Arrays;

/** Places in a text, in the order they were added. Grows as needed and is used again and again. */
final class TextRanges {
  private int[] ends = new int[16];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int from, int to) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    ends[size++] = from;
    ends[size++] = to;
  }

  int count() {
    return size / 2;
  }

  int from(int index) {
    return ends[index * 2];
  }

  int to(int index) {
    return ends[index * 2 + 1];
  }
}
