package dev.millrace.connector.tweets;

/** Puts the text of a tweet together. */
final class TweetWriter {
  private static final PreEncodedText SPACE = PreEncodedText.of(" ");

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
  TweetText text(
      LanguagePool pool, TweetMood mood, Profile answered, SplitMix64Random splitMix64Random) {
    TweetText text = new TweetText();
    if (answered != null) {
      text.append(answered.mention("", " "));
    }
    sentences(pool, mood, text, splitMix64Random);
    if (splitMix64Random.chance(12)) {
      text.append(accounts.any(splitMix64Random).mention(" ", ""));
    }
    if (splitMix64Random.chance(40)) {
      text.append(splitMix64Random.oneOf(pools.emoji()[mood.ordinal()]));
    }
    for (int hashtags = splitMix64Random.skewedBelow(4); hashtags > 0; hashtags--) {
      text.append(hashtag(pool, splitMix64Random));
    }
    if (splitMix64Random.chance(18)) {
      text.append(splitMix64Random.oneOf(pools.links()));
    }
    return text;
  }

  private static void sentences(
      LanguagePool pool, TweetMood mood, TweetText text, SplitMix64Random splitMix64Random) {
    PreEncodedText[][] phrases = pool.phrases()[mood.ordinal()];
    int first = splitMix64Random.below(phrases.length);
    text.append(splitMix64Random.oneOf(phrases[first]));
    if (splitMix64Random.chance(30)) {
      int another = (first + 1 + splitMix64Random.below(phrases.length - 1)) % phrases.length;
      text.append(SPACE);
      text.append(splitMix64Random.oneOf(phrases[another]));
    }
  }

  private PreEncodedText hashtag(LanguagePool pool, SplitMix64Random splitMix64Random) {
    PreEncodedText[] from = splitMix64Random.chance(70) ? pool.hashtags() : pools.interests();
    return from[splitMix64Random.skewedBelow(from.length)];
  }
}
