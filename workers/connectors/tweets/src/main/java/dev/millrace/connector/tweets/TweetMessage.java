package dev.millrace.connector.tweets;

/**
 * A tweet ready to send.
 *
 * @param key the author's id as decimal text; shared, must not be changed
 * @param value the tweet's JSON
 */
public record TweetMessage(byte[] key, byte[] value) {}
