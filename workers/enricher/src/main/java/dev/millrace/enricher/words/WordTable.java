package dev.millrace.enricher.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is known of words, found by the characters of a text, capitals or not. Immutable.
 *
 * @param <V> what is known
 */
public final class WordTable<V> {
  private final char[][] words;
  private final int[] hashes;
  private final List<V> values;
  private final int mask;

  /** A table of these words, which must be in lower case. */
  public WordTable(Map<String, V> known) {
    int slots = Integer.highestOneBit(known.size() + 1) * 4;
    words = new char[slots][];
    hashes = new int[slots];
    values = new ArrayList<>(java.util.Collections.nCopies(slots, null));
    mask = slots - 1;
    known.forEach(this::put);
  }

  /** The hash of a word with one more character; the empty word's is 0. */
  public static int hash(int before, char lower) {
    return before * 31 + lower;
  }

  /**
   * Finds a word.
   *
   * @param text where it stands
   * @param from index of its first character
   * @param to index after its last
   * @param hash of its characters in lower case
   * @return what is known, or null
   */
  public V find(char[] text, int from, int to, int hash) {
    int slot = slot(hash);
    while (words[slot] != null) {
      if (hashes[slot] == hash && same(words[slot], text, from, to)) {
        return values.get(slot);
      }
      slot = slot + 1 & mask;
    }
    return null;
  }

  private void put(String word, V value) {
    char[] chars = word.toCharArray();
    int hash = 0;
    for (char c : chars) {
      hash = hash(hash, c);
    }
    int slot = slot(hash);
    while (words[slot] != null) {
      slot = slot + 1 & mask;
    }
    words[slot] = chars;
    hashes[slot] = hash;
    values.set(slot, value);
  }

  private static boolean same(char[] word, char[] text, int from, int to) {
    if (word.length != to - from) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (word[i] != LowerCase.of(text[from + i])) {
        return false;
      }
    }
    return true;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) & mask;
  }
}
