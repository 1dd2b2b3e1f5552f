package dev.millrace.producer.tweets;

import static dev.millrace.producer.tweets.TweetJsonBytes.ascii;
import static dev.millrace.producer.tweets.TweetJsonBytes.digits;

/**
 * Writes a draft as JSON from parts that were escaped before: several times as fast as a general
 * serialiser, and the same bytes. Fields that are null are left out.
 */
final class TweetJson {
  private static final byte[] ID = ascii("{\"id\":");
  private static final byte[] CREATED_AT = ascii(",\"created_at\":\"");
  private static final byte[] USER_ID = ascii("\",\"user_id\":");
  private static final byte[] USER_HANDLE = ascii(",\"user_handle\":\"");
  private static final byte[] USER_NAME = ascii("\",\"user_name\":\"");
  private static final byte[] USER_LOCATION = ascii("\",\"user_location\":\"");
  private static final byte[] USER_FOLLOWERS = ascii("\",\"user_followers\":");
  private static final byte[] VERIFIED = ascii(",\"user_verified\":true,\"likes\":");
  private static final byte[] NOT_VERIFIED = ascii(",\"user_verified\":false,\"likes\":");
  private static final byte[] RETWEETS = ascii(",\"retweets\":");
  private static final byte[] REPLY_TO = ascii(",\"reply_to_id\":");
  private static final byte[] QUOTE_OF = ascii(",\"quote_of_id\":");

  private static final int PUNCTUATION = " }".length();

  private TweetJson() {}

  static byte[] write(TweetFields draft) {
    TweetJsonBytes json = new TweetJsonBytes(length(draft));
    json.put(ID);
    json.put(draft.id());
    json.put(CREATED_AT);
    JsonTime.write(draft.createdAt(), json);
    json.put(draft.pool().json());
    draft.text().writeTo(json);
    user(draft.author(), json);
    json.put(draft.likes());
    json.put(RETWEETS);
    json.put(draft.retweets());
    optional(REPLY_TO, draft.replyTo(), json);
    optional(QUOTE_OF, draft.quoteOf(), json);
    json.put('}');
    return json.finish();
  }

  private static void user(Profile user, TweetJsonBytes json) {
    json.put(USER_ID);
    json.put(user.index());
    json.put(USER_HANDLE);
    json.put(user.handleWord().json());
    json.put(user.index());
    json.put(USER_NAME);
    json.put(user.firstName().json());
    json.put(' ');
    json.put(user.secondName().json());
    json.put(USER_LOCATION);
    json.put(user.location().json());
    json.put(USER_FOLLOWERS);
    json.put(user.followers());
    json.put(user.verified() ? VERIFIED : NOT_VERIFIED);
  }

  private static void optional(byte[] name, long id, TweetJsonBytes json) {
    if (id != TweetFields.NONE) {
      json.put(name);
      json.put(id);
    }
  }

  private static int length(TweetFields draft) {
    return ID.length
        + digits(draft.id())
        + CREATED_AT.length
        + JsonTime.length(draft.createdAt())
        + draft.pool().json().length
        + draft.text().jsonLength()
        + length(draft.author())
        + digits(draft.likes())
        + RETWEETS.length
        + digits(draft.retweets())
        + optionalLength(REPLY_TO, draft.replyTo())
        + optionalLength(QUOTE_OF, draft.quoteOf())
        + PUNCTUATION;
  }

  private static int length(Profile user) {
    return USER_ID.length
        + USER_HANDLE.length
        + 2 * digits(user.index())
        + user.handleWord().json().length
        + USER_NAME.length
        + user.firstName().json().length
        + user.secondName().json().length
        + USER_LOCATION.length
        + user.location().json().length
        + USER_FOLLOWERS.length
        + digits(user.followers())
        + (user.verified() ? VERIFIED : NOT_VERIFIED).length;
  }

  private static int optionalLength(byte[] name, long id) {
    return id == TweetFields.NONE ? 0 : name.length + digits(id);
  }
}
