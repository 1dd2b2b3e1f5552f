package dev.millrace.enricher.sentiment;

import dev.millrace.event.json.CharText;

/**
 * Scores a text.
 *
 * <p>Not safe for use by several threads.
 */
final class Vader {
  /**
   * How many UTF-16 units of a text are read; a whole article scores near one end anyhow, and work
   * per message stays bounded.
   */
  static final int LONGEST = 8192;

  private static final double CAPITALS = 0.733;
  private static final double NEGATED = -0.74;
  private static final double NORMAL = 15;
  private static final double[] FADING = {1, 0.95, 0.9};

  private final EmojiNames emoji = EmojiNames.bundled();
  private final CharText named = new CharText();
  private final Words words = new Words();
  private double[] scores = new double[64];

  /**
   * The compound score.
   *
   * @param text in English; other languages score 0 but for emoji and words that look English
   * @return -1 to 1, four decimals
   */
  double compound(CharText text) {
    char[] chars = text.chars();
    int length = text.length();
    if (length > LONGEST) {
      length = Character.isHighSurrogate(chars[LONGEST - 1]) ? LONGEST - 1 : LONGEST;
    }
    if (!text.isAscii() && emoji.expand(chars, length, named)) {
      words.read(named.chars(), named.length());
    } else {
      words.read(chars, length);
    }
    return Math.rint(normal(withPunctuation(total())) * 1e4) / 1e4;
  }

  private double total() {
    int count = words.count();
    if (scores.length < count) {
      scores = new double[Math.max(count, scores.length * 2)];
    }
    int firstBut = -1;
    for (int i = 0; i < count; i++) {
      scores[i] = words.entry(i).rated() ? score(i) : 0;
      if (firstBut < 0 && words.cue(i) == Cue.BUT) {
        firstBut = i;
      }
    }
    if (firstBut >= 0) {
      weighAround(firstBut, count);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += scores[i];
    }
    return sum;
  }

  private double score(int i) {
    Entry entry = words.entry(i);
    boolean kindOf = entry.cue() == Cue.KIND && cue(i + 1) == Cue.OF;
    if (entry.boost() != 0 || kindOf) {
      return 0;
    }
    double valence = entry.valence();
    if (entry.cue() == Cue.NO && i + 1 < words.count() && words.entry(i + 1).rated()) {
      valence = 0; // it negates its neighbour instead
    }
    if (afterNo(i)) {
      valence = entry.valence() * NEGATED;
    }
    if (words.shouted(i)) {
      valence += valence > 0 ? CAPITALS : -CAPITALS;
    }
    for (int back = 1; back <= 3 && back <= i; back++) {
      Entry before = words.entry(i - back);
      if (!before.rated()) {
        valence += boost(i - back, valence) * FADING[back - 1];
        valence = negation(valence, i, back);
        valence = back == 3 ? phrase(valence, i) : valence;
      }
    }
    return cue(i - 1) == Cue.LEAST && !words.entry(i - 1).rated() && leastNegates(i)
        ? valence * NEGATED
        : valence;
  }

  private boolean afterNo(int i) {
    return cue(i - 1) == Cue.NO
        || cue(i - 2) == Cue.NO
        || (cue(i - 3) == Cue.NO && (cue(i - 1) == Cue.OR || cue(i - 1) == Cue.NOR));
  }

  private boolean leastNegates(int i) {
    return cue(i - 2) != Cue.AT && cue(i - 2) != Cue.VERY;
  }

  private double boost(int index, double valence) {
    double boost = words.entry(index).boost();
    if (boost == 0) {
      return 0;
    }
    boost = valence < 0 ? -boost : boost;
    if (!words.shouted(index)) {
      return boost;
    }
    return valence > 0 ? boost + CAPITALS : boost - CAPITALS;
  }

  private double negation(double valence, int i, int back) {
    boolean soBefore = cue(i - 1) == Cue.SO || cue(i - 1) == Cue.THIS;
    boolean soEarlier = cue(i - 2) == Cue.SO || cue(i - 2) == Cue.THIS;
    boolean never = cue(i - back) == Cue.NEVER;
    boolean without = cue(i - back) == Cue.WITHOUT;
    if (back == 2) {
      if (never && soBefore) {
        return valence * 1.25;
      } else if (without && cue(i - 1) == Cue.DOUBT) {
        return valence;
      }
    } else if (back == 3) {
      // The reference binds "and" before "or": "so" just before is enough without any "never".
      if ((never && soEarlier) || soBefore) {
        return valence * 1.25;
      } else if (without && (cue(i - 2) == Cue.DOUBT || cue(i - 1) == Cue.DOUBT)) {
        return valence;
      }
    }
    return words.entry(i - back).negates() ? valence * NEGATED : valence;
  }

  /** Phrases around word {@code i}; there are at least three words before it. */
  private double phrase(double valence, int i) {
    Cue three = cue(i - 3);
    Cue two = cue(i - 2);
    Cue one = cue(i - 1);
    Cue here = cue(i);
    double found = or(Phrases.valence(three, two, one), or(Phrases.valence(three, two), valence));
    found = or(Phrases.valence(two, one, here), or(Phrases.valence(two, one), found));
    found = or(Phrases.valence(one, here), found);
    found = or(Phrases.valence(here, cue(i + 1)), found);
    found = or(Phrases.valence(here, cue(i + 1), cue(i + 2)), found);
    found -= Phrases.dampens(three, two) ? Boosters.INCREMENT : 0;
    return found - (Phrases.dampens(two, one) ? Boosters.INCREMENT : 0);
  }

  private static double or(double phrase, double otherwise) {
    return Double.isNaN(phrase) ? otherwise : phrase;
  }

  /**
   * What comes before a "but" counts half, what comes after one and a half times. Like the
   * reference, changes the first score that equals the one at hand, wherever that is.
   */
  private void weighAround(int but, int count) {
    for (int i = 0; i < count; i++) {
      double score = scores[i];
      if (score != 0) {
        int equal = 0;
        while (scores[equal] != score) {
          equal++;
        }
        if (equal != but) {
          scores[equal] = score * (equal < but ? 0.5 : 1.5);
        }
      }
    }
  }

  private double withPunctuation(double sum) {
    double emphasis = Math.min(words.exclamations(), 4) * 0.292;
    if (words.questions() > 1) {
      emphasis += words.questions() <= 3 ? words.questions() * 0.18 : 0.96;
    }
    return sum > 0 ? sum + emphasis : sum < 0 ? sum - emphasis : sum;
  }

  private static double normal(double sum) {
    return Math.max(-1, Math.min(1, sum / Math.sqrt(sum * sum + NORMAL)));
  }

  private Cue cue(int index) {
    return index < 0 || index >= words.count() ? null : words.cue(index);
  }
}
