package dev.millrace.enricher.text;

import dev.millrace.enricher.words.WordHashTable;
import java.util.Arrays;

/**
 * Decides which language a text is in: by its script where one script means one language, else by
 * its commonest words and typical letters. Knows English, German, French, Spanish, Portuguese,
 * Italian, Dutch, Swedish, Danish, Polish, Turkish, Indonesian; Russian, Ukrainian; Arabic,
 * Persian, Urdu; Hindi, Marathi, Nepali; Chinese, Japanese, Korean, Greek, Hebrew, Thai, Bengali,
 * Tamil, Telugu. Says nothing when two are even or the evidence is thin, as in a few words of Latin
 * script.
 *
 * <p>Not safe for use by several threads.
 */
final class LanguageVotes {
  /** Latin script needs more points than others, for it is home to most languages. */
  private static final int ENOUGH_IN_LATIN = 2;

  /** One letter in so many of another script than Latin decides: names often stay in Latin. */
  private static final int FOREIGN_SHARE = 4;

  private static final int KANA_SHARE = 10;
  private static final Script[] SCRIPTS = Script.values();

  private final Languages languages = Languages.bundled();
  private final WordHashTable<Long> words = languages.words();
  private final WordHashTable<Long> elided = languages.elided();
  private final int[] points = new int[languages.count()];
  private final int[] letters = new int[SCRIPTS.length];

  void clear() {
    Arrays.fill(points, 0);
    Arrays.fill(letters, 0);
  }

  /** ASCII letters were met. */
  void asciiLetters(int count) {
    letters[Script.LATIN.ordinal()] += count;
  }

  /** A letter was met. */
  void letter(char lower, Script script) {
    letters[script.ordinal()]++;
    vote(languages.having(lower));
  }

  /** A word was met. */
  void word(char[] text, int from, int to, int hash) {
    vote(words.find(text, from, to, hash));
  }

  /** Characters before an apostrophe were met. */
  void elision(char[] text, int from, int to, int hash) {
    vote(elided.find(text, from, to, hash));
  }

  /** BCP 47 tag of the language, or null when unsure. */
  String winner() {
    Script script = script();
    if (script.language() != null || script == Script.OTHER) {
      return script.language();
    }
    int enough = script == Script.LATIN ? ENOUGH_IN_LATIN : 1;
    int best = -1;
    int most = enough - 1;
    for (long left = languages.writtenIn(script); left != 0; left &= left - 1) {
      int language = Long.numberOfTrailingZeros(left);
      if (points[language] > most) {
        most = points[language];
        best = language;
      } else if (points[language] == most) {
        best = -1;
      }
    }
    return best < 0 ? null : languages.tag(best);
  }

  private Script script() {
    int all = 0;
    Script most = Script.OTHER;
    for (Script script : SCRIPTS) {
      all += letters[script.ordinal()];
      most = script != Script.LATIN && count(script) > count(most) ? script : most;
    }
    if (all == 0 || count(most) * FOREIGN_SHARE < all) {
      return all == 0 ? Script.OTHER : Script.LATIN;
    }
    boolean kana = letters[Script.KANA.ordinal()] * KANA_SHARE >= count(Script.HAN);
    return most == Script.HAN && kana ? Script.KANA : most;
  }

  /** Letters of a script; ideographs and kana are one, for Japanese mixes them. */
  private int count(Script script) {
    return switch (script) {
      case HAN -> letters[Script.HAN.ordinal()] + letters[Script.KANA.ordinal()];
      case KANA -> 0;
      default -> letters[script.ordinal()];
    };
  }

  private void vote(Long supporters) {
    if (supporters != null) {
      vote(supporters.longValue());
    }
  }

  private void vote(long supporters) {
    for (long left = supporters; left != 0; left &= left - 1) {
      points[Long.numberOfTrailingZeros(left)]++;
    }
  }
}
