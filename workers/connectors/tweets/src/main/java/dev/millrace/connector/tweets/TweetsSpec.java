package dev.millrace.connector.tweets;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Generated tweets.
 *
 * @param seed the same seed gives the same tweets
 * @param users how many accounts write them
 * @param start time of the first tweet, RFC 3339
 */
@ApiRecord
@ValidationRule(
    value =
        "self.start >= timestamp('"
            + TweetsConfig.EARLIEST_START
            + "') && self.start < timestamp('"
            + TweetsConfig.LATEST_START
            + "')",
    message = TweetsSpec.START,
    fieldPath = ".start")
public record TweetsSpec(
    @Default("42")
        @JsonPropertyDescription(
            "The same seed gives the same tweets, whatever the number of replicas.")
        Long seed,
    @Default("10000")
        @Min(1)
        @Max(1_000_000)
        @JsonPropertyDescription("How many accounts write the tweets.")
        Integer users,
    @Default("\"2026-01-01T00:00:00Z\"")
        @JsonPropertyDescription(
            "Time of the first tweet, RFC 3339, from 1970 to 8999; later tweets follow from it.")
        String start) {
  /** Tweets that begin when not every part can carry their times. */
  static final String START =
      "must be from "
          + TweetsConfig.EARLIEST_START
          + " to before "
          + TweetsConfig.LATEST_START
          + ": the generator and every warehouse carry the times that follow";
}
