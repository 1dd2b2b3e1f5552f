/** Tweets made from a seed: pools of realistic parts, and one message for every id. */
package dev.millrace.connector.tweets;
