package dev.millrace.producer.tweets;

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
    Fragment handleWord,
    Fragment firstName,
    Fragment secondName,
    Fragment location,
    long followers,
    boolean verified) {
  private static final Fragment NOWHERE = Fragment.of("");
  private static final long FAMOUS = 200_000;

  static Profile of(int index, TweetPools pools, Draws draws) {
    LanguagePool pool = pools.of(Language.draw(draws));
    Fragment handleWord = draws.oneOf(pools.handleWords());
    Fragment given = draws.oneOf(pool.givenNames());
    Fragment family = draws.oneOf(pool.familyNames());
    boolean familyFirst = pool.language().familyNameFirst();
    Fragment location = draws.chance(15) ? NOWHERE : draws.oneOf(pool.places());
    int doublings = Long.numberOfTrailingZeros(draws.next() | 1 << 15);
    long followers = (20L + draws.below(380)) << doublings;
    return new Profile(
        index,
        pool,
        handleWord,
        familyFirst ? family : given,
        familyFirst ? given : family,
        location,
        followers,
        followers >= FAMOUS || draws.chance(2));
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
    JsonBytes key = new JsonBytes(JsonBytes.digits(index));
    key.put(index);
    return key.finish();
  }

  /** The handle as it is named in a text. */
  Fragment mention(String before, String after) {
    String text = before + "@" + handle() + after;
    return new Fragment(text, text.length(), text.getBytes(StandardCharsets.US_ASCII));
  }
}
