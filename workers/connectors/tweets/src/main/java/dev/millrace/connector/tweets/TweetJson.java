package dev.millrace.connector.tweets;

import dev.millrace.event.bytes.ByteArrayBuilder;
import dev.millrace.event.time.Rfc3339Writer;
import java.nio.charset.StandardCharsets;

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

  private TweetJson() {}

  static void write(TweetFields draft, ByteArrayBuilder json) {
    json.append(ID);
    json.append(draft.id());
    json.append(CREATED_AT);
    Rfc3339Writer.write(draft.createdAt(), json);
    json.append(draft.pool().json());
    draft.text().writeTo(json);
    user(draft.author(), json);
    json.append(draft.likes());
    json.append(RETWEETS);
    json.append(draft.retweets());
    optional(REPLY_TO, draft.replyTo(), json);
    optional(QUOTE_OF, draft.quoteOf(), json);
    json.append('}');
  }

  private static void user(Profile user, ByteArrayBuilder json) {
    json.append(USER_ID);
    json.append((long) user.index());
    json.append(USER_HANDLE);
    json.append(user.handleWord().json());
    json.append((long) user.index());
    json.append(USER_NAME);
    json.append(user.firstName().json());
    json.append(' ');
    json.append(user.secondName().json());
    json.append(USER_LOCATION);
    json.append(user.location().json());
    json.append(USER_FOLLOWERS);
    json.append(user.followers());
    json.append(user.verified() ? VERIFIED : NOT_VERIFIED);
  }

  private static void optional(byte[] name, long id, ByteArrayBuilder json) {
    if (id != TweetFields.NONE) {
      json.append(name);
      json.append(id);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
