package dev.millrace.enricher.sentiment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Everything known of words, found by their characters without making a string. Immutable; one for
 * the process is enough.
 */
final class Lexicon {
  private static final Lexicon BUNDLED = load();

  private final char[][] words;
  private final Entry[] entries;
  private final int mask;

  private Lexicon(Map<String, Entry> known) {
    int slots = Integer.highestOneBit(known.size()) * 4;
    words = new char[slots][];
    entries = new Entry[slots];
    mask = slots - 1;
    known.forEach(this::put);
  }

  /** The lexicon that comes with this class. */
  static Lexicon bundled() {
    return BUNDLED;
  }

  /** Adds a character to the hash of a word; a hash begins with 0. */
  static int hash(int before, char lower) {
    return before * 31 + lower;
  }

  /**
   * Finds a word.
   *
   * @param lower characters in lower case
   * @param from index of the word's first
   * @param to index after its last
   * @param hash of its characters
   * @return what is known, or null
   */
  Entry find(char[] lower, int from, int to, int hash) {
    int slot = slot(hash);
    while (words[slot] != null) {
      if (Arrays.equals(words[slot], 0, words[slot].length, lower, from, to)) {
        return entries[slot];
      }
      slot = slot + 1 & mask;
    }
    return null;
  }

  private void put(String word, Entry entry) {
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
    entries[slot] = entry;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) & mask;
  }

  private static Lexicon load() {
    Map<String, Entry> known = new HashMap<>();
    // Later lines win, as they do in the reference; capitals are never looked for there either.
    Bundle.rows("vader_lexicon.txt")
        .forEach(row -> change(known, row[0], e -> e.withValence(Double.parseDouble(row[1]))));
    Boosters.UP.forEach(w -> change(known, w, e -> e.withBoost(Boosters.INCREMENT)));
    Boosters.DOWN.forEach(w -> change(known, w, e -> e.withBoost(-Boosters.INCREMENT)));
    Boosters.NEGATIONS.forEach(w -> change(known, w, Entry::asNegation));
    known.replaceAll((word, e) -> word.contains("n't") ? e.asNegation() : e);
    for (Cue cue : Cue.values()) {
      change(known, cue.word(), e -> e.withCue(cue));
    }
    return new Lexicon(known);
  }

  private static void change(Map<String, Entry> known, String word, UnaryOperator<Entry> how) {
    known.put(word, how.apply(known.getOrDefault(word, Entry.UNKNOWN)));
  }
}
