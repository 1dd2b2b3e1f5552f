package dev.millrace.connector.tweets;

import dev.millrace.contract.event.Tweet;
import java.time.Instant;

/**
 * A tweet as it was drawn, before it is written down as a record or as bytes.
 *
 * @param id unique in the run
 * @param createdAt milliseconds since 1970
 * @param pool of the text's language
 * @param text what it says
 * @param author who says it
 * @param likes at least 0
 * @param retweets at least 0
 * @param replyTo id of the tweet this one answers, or {@link #NONE}
 * @param quoteOf id of the tweet this one quotes, or {@link #NONE}
 */
record TweetFields(
    long id,
    long createdAt,
    LanguagePool pool,
    TweetText text,
    Profile author,
    long likes,
    long retweets,
    long replyTo,
    long quoteOf) {
  static final long NONE = -1;

  Tweet tweet() {
    return new Tweet(
        id,
        Instant.ofEpochMilli(createdAt),
        pool.language().tag(),
        text.toString(),
        author.index(),
        author.handle(),
        author.name(),
        author.location().text(),
        author.followers(),
        author.verified(),
        likes,
        retweets,
        replyTo == NONE ? null : replyTo,
        quoteOf == NONE ? null : quoteOf);
  }
}
