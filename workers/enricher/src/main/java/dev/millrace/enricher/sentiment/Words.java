package dev.millrace.enricher.sentiment;

import dev.millrace.enricher.words.LowerCase;
import dev.millrace.enricher.words.WordHashTable;
import java.util.Arrays;

/**
 * A text cut into words and emoticons, each looked up once. White space separates; punctuation at
 * the ends goes, unless at most two characters would remain: then it is likely an emoticon.
 *
 * <p>Not safe for use by several threads.
 */
final class Words {
  private final WordHashTable<Entry> lexicon = Lexicon.bundled();
  private Entry[] entries = new Entry[64];
  private boolean[] capitals = new boolean[64];
  private int count;
  private int inCapitals;
  private int exclamations;
  private int questions;

  /** Cuts a text up; forgets the one before. */
  void read(char[] chars, int length) {
    count = 0;
    inCapitals = 0;
    exclamations = 0;
    questions = 0;
    int at = 0;
    while (at < length) {
      if (Letters.isSpace(chars[at])) {
        at++;
      } else {
        int from = at;
        while (at < length && !Letters.isSpace(chars[at])) {
          exclamations += chars[at] == '!' ? 1 : 0;
          questions += chars[at] == '?' ? 1 : 0;
          at++;
        }
        token(chars, from, at);
      }
    }
  }

  /** How many words there are. */
  int count() {
    return count;
  }

  /** What is known of a word. */
  Entry entry(int index) {
    return entries[index];
  }

  /** The cue a word is, or null. */
  Cue cue(int index) {
    return entries[index].cue();
  }

  /** Whether a word stands in capitals while others do not. */
  boolean shouted(int index) {
    return capitals[index] && inCapitals < count;
  }

  /** Exclamation marks in the whole text. */
  int exclamations() {
    return exclamations;
  }

  /** Question marks in the whole text. */
  int questions() {
    return questions;
  }

  private void token(char[] chars, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Letters.isPunctuation(chars[from])) {
      from++;
    }
    while (from < to && Letters.isPunctuation(chars[to - 1])) {
      to--;
    }
    if (to - from <= 2
        || (to - from <= 4 && Character.codePointCount(chars, from, to - from) <= 2)) {
      from = start;
      to = end;
    }
    int hash = 0;
    int kinds = 0;
    boolean contracted = false;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      kinds |= Letters.kind(c);
      hash = WordHashTable.hash(hash, LowerCase.of(c));
      contracted |= c == '\'' && isContractedNot(chars, i, from, to);
    }
    Entry known = lexicon.find(chars, from, to, hash);
    add(
        known != null ? known : contracted ? Entry.CONTRACTED_NOT : Entry.UNKNOWN,
        Letters.isUpper(kinds, chars, from, to));
  }

  private static boolean isContractedNot(char[] chars, int apostrophe, int from, int to) {
    return apostrophe > from
        && apostrophe + 1 < to
        && LowerCase.of(chars[apostrophe - 1]) == 'n'
        && LowerCase.of(chars[apostrophe + 1]) == 't';
  }

  private void add(Entry entry, boolean upper) {
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, count * 2);
      capitals = Arrays.copyOf(capitals, count * 2);
    }
    entries[count] = entry;
    capitals[count++] = upper;
    inCapitals += upper ? 1 : 0;
  }
}
