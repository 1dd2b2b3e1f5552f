package dev.millrace.producer.tweets;

import java.nio.charset.StandardCharsets;

/**
 * A profile with everything of it that messages need as bytes.
 *
 * @param profile the account
 * @param key the record key of its tweets: its id as decimal text; must not be changed
 * @param json {@link Profile#json()}; must not be changed
 * @param mention the handle with a space and the at sign before
 * @param address the handle with the at sign before and a space after
 */
record Account(Profile profile, byte[] key, byte[] json, Fragment mention, Fragment address) {
  static Account of(Profile profile) {
    return new Account(
        profile,
        Integer.toString(profile.index()).getBytes(StandardCharsets.US_ASCII),
        profile.json(),
        Fragment.of(" @" + profile.handle()),
        Fragment.of("@" + profile.handle() + " "));
  }
}
