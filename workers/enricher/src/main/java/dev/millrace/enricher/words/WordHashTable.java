package dev.millrace.enricher.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What is known of words, found by the characters of a text, capitals or not. Immutable.
 *
 * @param <V> what is known
 */
public final class WordHashTable<V> {
  private static final int FILTER_BITS_PER_SLOT = 4;

  /** One bit for each of the hashes, so that most unknown words cost one look at little memory. */
  private final long[] filter;

  private final int[] hashes;
  private final char[][] words;
  private final List<V> values;
  private final int mask;

  /** A table of these words, which must be in lower case. */
  public WordHashTable(Map<String, V> known) {
    int slots = Integer.highestOneBit(known.size() + Long.SIZE) * 4;
    filter = new long[slots * FILTER_BITS_PER_SLOT / Long.SIZE];
    hashes = new int[slots];
    words = new char[slots][];
    values = new ArrayList<>(Collections.nCopies(slots, null));
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
    int mixed = mix(hash);
    if ((filter[filterWord(mixed)] >>> mixed & 1) == 0) {
      return null;
    }
    int slot = mixed & mask;
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
    int mixed = mix(hash);
    filter[filterWord(mixed)] |= 1L << mixed;
    int slot = mixed & mask;
    while (words[slot] != null) {
      slot = slot + 1 & mask;
    }
    hashes[slot] = hash;
    words[slot] = chars;
    values.set(slot, value);
  }

  /** The bit in it is the lowest six bits of the hash. */
  private int filterWord(int mixed) {
    return (mixed >>> 6) & (filter.length - 1);
  }

  private static int mix(int hash) {
    return hash ^ hash >>> 15;
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
}
