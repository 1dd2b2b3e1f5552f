package dev.millrace.connector.tweets;

import java.nio.charset.StandardCharsets;

/**
 * An account. A pure function of the seed and the account's number, cheap enough to be made for
 * every tweet, so that any number of accounts takes no memory.
 *
 * @param index the account's number, also its id
 * @param pool of the language it writes in
 * @param handleWord what its handle begins with
 * @param firstName the part of its name that comes first in its language
 * @param secondName the other part
 * @param location a place or empty
 * @param followers at least 0
 * @param verified whether it is verified
 */
record Profile(
    int index,
    LanguagePool pool,
    PreEncodedText handleWord,
    PreEncodedText firstName,
    PreEncodedText secondName,
    PreEncodedText location,
    long followers,
    boolean verified) {
  private static final PreEncodedText NOWHERE = PreEncodedText.of("");
  private static final long FAMOUS = 200_000;

  static Profile of(int index, TweetPools pools, SplitMix64Random splitMix64Random) {
    LanguagePool pool = pools.of(Language.draw(splitMix64Random));
    PreEncodedText handleWord = splitMix64Random.oneOf(pools.handleWords());
    PreEncodedText given = splitMix64Random.oneOf(pool.givenNames());
    PreEncodedText family = splitMix64Random.oneOf(pool.familyNames());
    boolean familyFirst = pool.language().familyNameFirst();
    PreEncodedText location =
        splitMix64Random.chance(15) ? NOWHERE : splitMix64Random.oneOf(pool.places());
    int doublings = Long.numberOfTrailingZeros(splitMix64Random.next() | 1 << 15);
    long followers = (20L + splitMix64Random.below(380)) << doublings;
    return new Profile(
        index,
        pool,
        handleWord,
        familyFirst ? family : given,
        familyFirst ? given : family,
        location,
        followers,
        followers >= FAMOUS || splitMix64Random.chance(2));
  }

  /** Without the at sign; unique, as words end in a letter and numbers differ. */
  String handle() {
    return handleWord.text() + index;
  }

  String name() {
    return firstName.text() + " " + secondName.text();
  }

  /** Record key of its tweets: its id as decimal text. */
  byte[] key() {
    return Integer.toString(index).getBytes(StandardCharsets.US_ASCII);
  }

  /** The handle as it is named in a text. */
  PreEncodedText mention(String before, String after) {
    String text = before + "@" + handle() + after;
    return new PreEncodedText(text, text.length(), text.getBytes(StandardCharsets.US_ASCII));
  }
}
