package dev.millrace.producer.tweets;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/**
 * An account. A pure function of the seed and the account's number.
 *
 * @param index the account's number, also its id
 * @param pool of the language it writes in
 * @param handle without the at sign, unique
 * @param name display name
 * @param location a place or empty
 * @param followers at least 0
 * @param verified whether it is verified
 */
record Profile(
    int index,
    LanguagePool pool,
    String handle,
    String name,
    String location,
    long followers,
    boolean verified) {
  private static final long FAMOUS = 200_000;

  static Profile of(int index, TweetPools pools, Draws draws) {
    LanguagePool pool = pools.of(Language.draw(draws));
    // Words end in a letter and numbers differ, so handles do.
    String handle = draws.oneOf(pools.handleWords()) + index;
    String given = draws.oneOf(pool.givenNames());
    String name = pool.language().fullName(given, draws.oneOf(pool.familyNames()));
    String location = draws.chance(15) ? "" : draws.oneOf(pool.places());
    int doublings = Long.numberOfTrailingZeros(draws.next() | 1 << 15);
    long followers = (20L + draws.below(380)) << doublings;
    boolean verified = followers >= FAMOUS || draws.chance(2);
    return new Profile(index, pool, handle, name, location, followers, verified);
  }

  /** Its fields as they stand in a tweet's JSON, from the quote that ends the text on. */
  byte[] json() {
    JsonStringEncoder escape = JsonStringEncoder.getInstance();
    StringBuilder json = new StringBuilder(160);
    json.append("\",\"user_id\":").append(index);
    json.append(",\"user_handle\":\"").append(handle);
    escape.quoteAsString(name, json.append("\",\"user_name\":\""));
    escape.quoteAsString(location, json.append("\",\"user_location\":\""));
    json.append("\",\"user_followers\":").append(followers);
    json.append(",\"user_verified\":").append(verified);
    return json.append(",\"likes\":").toString().getBytes(StandardCharsets.UTF_8);
  }
}
