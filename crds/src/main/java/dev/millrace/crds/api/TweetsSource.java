package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.contract.config.SourceConfig;
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
            + SourceConfig.Tweets.EARLIEST_START
            + "') && self.start < timestamp('"
            + SourceConfig.Tweets.LATEST_START
            + "')",
    message = Rules.TWEETS_START,
    fieldPath = ".start")
public record TweetsSource(
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
        String start) {}
