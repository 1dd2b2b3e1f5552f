package dev.millrace.enricher.sentiment;

import java.util.List;

/** Word lists of the rules, as vaderSentiment 3.3.2 has them. */
final class Boosters {
  /** What an intensifier adds; a dampener takes as much away. */
  static final double INCREMENT = 0.293;

  /** Degree adverbs that intensify. */
  static final List<String> UP =
      words(
          """
          absolutely amazingly awfully completely considerable considerably decidedly deeply effing
          enormous enormously entirely especially exceptional exceptionally extreme extremely
          fabulously flipping flippin frackin fracking fricking frickin frigging friggin fully fuckin
          fucking fuggin fugging greatly hella highly hugely incredible incredibly intensely major
          majorly more most particularly purely quite really remarkably so substantially thoroughly
          total totally tremendous tremendously uber unbelievably unusually utter utterly very
          """);

  /** Degree adverbs that dampen; those of two words are in {@link Phrases#dampens}. */
  static final List<String> DOWN =
      words(
          """
          almost barely hardly kinda kindof kind-of less little marginal marginally occasional
          occasionally partly scarce scarcely slight slightly somewhat sorta sortof sort-of
          """);

  /** Words that negate; so does every word that contains "n't". */
  static final List<String> NEGATIONS =
      words(
          """
          aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't
          didn't doesn't dont hadnt hasnt havent isnt mightnt mustnt neither don't hadn't hasn't
          haven't isn't mightn't mustn't neednt needn't never none nope nor not nothing nowhere
          oughtnt shant shouldnt uhuh wasnt werent oughtn't shan't shouldn't uh-uh wasn't weren't
          without wont wouldnt won't wouldn't rarely seldom despite
          """);

  private Boosters() {}

  private static List<String> words(String block) {
    return List.of(block.strip().split("\\s+"));
  }
}
