package dev.millrace.producer.tweets;

import static dev.millrace.producer.tweets.JsonBytes.ascii;
import static dev.millrace.producer.tweets.JsonBytes.digits;

/**
 * Writes a draft as JSON from parts that were escaped before: several times as fast as a general
 * serialiser, and the same bytes. Fields that are null are left out.
 */
final class TweetJson {
  private static final byte[] ID = ascii("{\"id\":");
  private static final byte[] CREATED_AT = ascii(",\"created_at\":\"");
  private static final byte[] RETWEETS = ascii(",\"retweets\":");
  private static final byte[] REPLY_TO = ascii(",\"reply_to_id\":");
  private static final byte[] QUOTE_OF = ascii(",\"quote_of_id\":");

  private TweetJson() {}

  static byte[] write(Draft draft) {
    JsonBytes json = new JsonBytes(length(draft));
    json.put(ID);
    json.put(draft.id());
    json.put(CREATED_AT);
    JsonTime.write(draft.createdAt(), json);
    json.put(draft.pool().json());
    draft.text().writeTo(json);
    json.put(draft.author().json());
    json.put(draft.likes());
    json.put(RETWEETS);
    json.put(draft.retweets());
    optional(REPLY_TO, draft.replyTo(), json);
    optional(QUOTE_OF, draft.quoteOf(), json);
    json.put('}');
    return json.finish();
  }

  private static void optional(byte[] name, long id, JsonBytes json) {
    if (id != Draft.NONE) {
      json.put(name);
      json.put(id);
    }
  }

  private static int length(Draft draft) {
    return ID.length
        + digits(draft.id())
        + CREATED_AT.length
        + JsonTime.length(draft.createdAt())
        + draft.pool().json().length
        + draft.text().jsonLength()
        + draft.author().json().length
        + digits(draft.likes())
        + RETWEETS.length
        + digits(draft.retweets())
        + optionalLength(REPLY_TO, draft.replyTo())
        + optionalLength(QUOTE_OF, draft.quoteOf())
        + 1;
  }

  private static int optionalLength(byte[] name, long id) {
    return id == Draft.NONE ? 0 : name.length + digits(id);
  }
}
