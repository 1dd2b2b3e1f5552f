package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.replay.ReplaySpec;
import dev.millrace.connector.spec.ApiRecord;
import dev.millrace.connector.tweets.TweetsSpec;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Where events come from; exactly one of {@code tweets} and {@code replay}.
 *
 * @param tweets generated events
 * @param replay events from a file
 * @param messages how many for the whole run; absent means without end for tweets and the whole
 *     file for a replay
 * @param ratePerSecond messages per second for the whole run; absent means as fast as possible
 */
@ApiRecord
@ValidationRule(value = "has(self.tweets) != has(self.replay)", message = Rules.ONE_SOURCE)
@ValidationRule(
    value =
        "has(self.tweets) == has(oldSelf.tweets) && (!has(self.tweets) || self.tweets =="
            + " oldSelf.tweets) && has(self.replay) == has(oldSelf.replay) && (!has(self.replay) ||"
            + " self.replay == oldSelf.replay) && has(self.messages) == has(oldSelf.messages) &&"
            + " (!has(self.messages) || self.messages == oldSelf.messages)",
    message = Rules.SOURCE_FIXED)
public record SourceSpec(
    @JsonPropertyDescription("Generated tweets; the same seed gives the same tweets.")
        TweetsSpec tweets,
    @JsonPropertyDescription("A file whose every line is one event.") ReplaySpec replay,
    @Min(1)
        @Max(1_000_000_000_000_000d)
        @JsonPropertyDescription(
            "How many events for the whole run, whatever the number of replicas. Absent: tweets go"
                + " on without end, a replay ends with its file. With replay: the first so many"
                + " lines.")
        Long messages,
    @Min(1)
        @Max(1_000_000_000)
        @JsonPropertyDescription(
            "Events per second for the whole run, whatever the number of replicas; absent means as"
                + " fast as possible.")
        Long ratePerSecond) {}
