package dev.millrace.enricher.sentiment;

/**
 * What is known of a word.
 *
 * @param rated whether the lexicon has it
 * @param valence its rating, about -4 to 4; 0 when not rated
 * @param boost what it adds to the valence of a following word; 0 when it is no booster
 * @param negates whether it turns what follows
 * @param cue set when rules ask for the word by name, else null
 */
record Entry(boolean rated, double valence, double boost, boolean negates, Cue cue) {
  /** A word nothing is known of. */
  static final Entry UNKNOWN = new Entry(false, 0, 0, false, null);

  /** An unknown word that contains "n't". */
  static final Entry CONTRACTED_NOT = new Entry(false, 0, 0, true, null);

  Entry withValence(double rating) {
    return new Entry(true, rating, boost, negates, cue);
  }

  Entry withBoost(double increment) {
    return new Entry(rated, valence, increment, negates, cue);
  }

  Entry asNegation() {
    return new Entry(rated, valence, boost, true, cue);
  }

  Entry withCue(Cue named) {
    return new Entry(rated, valence, boost, negates, named);
  }
}
