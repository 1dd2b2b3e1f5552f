package dev.millrace.contract.event;

import java.time.Instant;
import java.util.List;

/**
 * A raw event of the tweets source. Its fields are the event's JSON fields, in this order, in
 * snake_case; {@link #COLUMNS} gives their types. Content is a pure function of (seed, id).
 *
 * @param id unique in a run: sequence x lanes + lane
 * @param createdAt when it was "posted"; grows with the id
 * @param lang BCP 47 language tag of the text
 * @param text at most 280 characters
 * @param userId stable per user; also the record's key
 * @param userHandle without the at sign
 * @param userName display name
 * @param userLocation place, may be empty
 * @param userFollowers at least 0
 * @param userVerified whether the account is verified
 * @param likes at least 0
 * @param retweets at least 0
 * @param replyToId id of the tweet this one answers, or null
 * @param quoteOfId id of the tweet this one quotes, or null
 */
public record Tweet(
    long id,
    Instant createdAt,
    String lang,
    String text,
    long userId,
    String userHandle,
    String userName,
    String userLocation,
    long userFollowers,
    boolean userVerified,
    long likes,
    long retweets,
    Long replyToId,
    Long quoteOfId) {

  /** Columns of the tweets source, one a record component, in order. */
  public static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.INT64),
          new Column("created_at", ColumnType.TIMESTAMP),
          new Column("lang", ColumnType.STRING),
          new Column("text", ColumnType.STRING),
          new Column("user_id", ColumnType.INT64),
          new Column("user_handle", ColumnType.STRING),
          new Column("user_name", ColumnType.STRING),
          new Column("user_location", ColumnType.STRING),
          new Column("user_followers", ColumnType.INT64),
          new Column("user_verified", ColumnType.BOOL),
          new Column("likes", ColumnType.INT64),
          new Column("retweets", ColumnType.INT64),
          new Column("reply_to_id", ColumnType.INT64),
          new Column("quote_of_id", ColumnType.INT64));
}
