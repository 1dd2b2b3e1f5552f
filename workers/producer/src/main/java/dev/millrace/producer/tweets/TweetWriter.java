package dev.millrace.producer.tweets;

/** Puts the text of a tweet together. */
final class TweetWriter {
  private static final Fragment SPACE = Fragment.of(" ");

  private final TweetPools pools;
  private final Accounts accounts;

  TweetWriter(TweetPools pools, Accounts accounts) {
    this.pools = pools;
    this.accounts = accounts;
  }

  /**
   * A text in this language and mood.
   *
   * @param answered whose tweet this one answers, or null
   */
  TweetText text(LanguagePool pool, Mood mood, Profile answered, Draws draws) {
    TweetText text = new TweetText();
    if (answered != null) {
      text.append(answered.mention("", " "));
    }
    sentences(pool, mood, text, draws);
    if (draws.chance(12)) {
      text.append(accounts.any(draws).mention(" ", ""));
    }
    if (draws.chance(40)) {
      text.append(draws.oneOf(pools.emoji()[mood.ordinal()]));
    }
    for (int hashtags = draws.skewedBelow(4); hashtags > 0; hashtags--) {
      text.append(hashtag(pool, draws));
    }
    if (draws.chance(18)) {
      text.append(draws.oneOf(pools.links()));
    }
    return text;
  }

  private static void sentences(LanguagePool pool, Mood mood, TweetText text, Draws draws) {
    Fragment[][] phrases = pool.phrases()[mood.ordinal()];
    int first = draws.below(phrases.length);
    text.append(draws.oneOf(phrases[first]));
    if (draws.chance(30)) {
      int another = (first + 1 + draws.below(phrases.length - 1)) % phrases.length;
      text.append(SPACE);
      text.append(draws.oneOf(phrases[another]));
    }
  }

  private Fragment hashtag(LanguagePool pool, Draws draws) {
    Fragment[] from = draws.chance(70) ? pool.hashtags() : pools.interests();
    return from[draws.skewedBelow(from.length)];
  }
}
