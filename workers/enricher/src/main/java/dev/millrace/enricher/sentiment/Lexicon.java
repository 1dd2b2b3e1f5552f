package dev.millrace.enricher.sentiment;

import dev.millrace.enricher.words.WordHashTable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Everything the rules know of words. One for the process is enough. */
final class Lexicon {
  private static final WordHashTable<Entry> BUNDLED = load();

  private Lexicon() {}

  /** The lexicon that comes with this class. */
  static WordHashTable<Entry> bundled() {
    return BUNDLED;
  }

  private static WordHashTable<Entry> load() {
    Map<String, Entry> known = new HashMap<>();
    // Later lines win, as they do in the reference. Words with capitals are found there never.
    for (String[] row : Bundle.rows("vader_lexicon.txt")) {
      change(known, row[0], e -> e.withValence(Double.parseDouble(row[1])));
    }
    Boosters.UP.forEach(w -> change(known, w, e -> e.withBoost(Boosters.INCREMENT)));
    Boosters.DOWN.forEach(w -> change(known, w, e -> e.withBoost(-Boosters.INCREMENT)));
    Boosters.NEGATIONS.forEach(w -> change(known, w, Entry::asNegation));
    known.replaceAll((word, e) -> word.contains("n't") ? e.asNegation() : e);
    for (Cue cue : Cue.values()) {
      change(known, cue.word(), e -> e.withCue(cue));
    }
    return new WordHashTable<>(known);
  }

  private static void change(Map<String, Entry> known, String word, UnaryOperator<Entry> how) {
    known.put(word, how.apply(known.getOrDefault(word, Entry.UNKNOWN)));
  }
}
