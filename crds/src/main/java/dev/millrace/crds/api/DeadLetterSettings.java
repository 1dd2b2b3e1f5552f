package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/**
 * The dead-letter topic; no stage reads it, so it need not grow.
 *
 * @param partitions can only be raised
 * @param max how many dead letters a run may have: a share of its events or a number; absent means
 *     any
 * @param config topic settings by Kafka's names
 */
@ApiRecord
@ValidationRule(
    value = TopicSettings.DELETE_RULE,
    message = Rules.NO_COMPACTION,
    fieldPath = ".config")
@ValidationRule(
    value = TopicSettings.GROW_RULE,
    message = Rules.PARTITIONS_SHRINK,
    fieldPath = ".partitions")
public record DeadLetterSettings(
    @Default("1")
        @Min(1)
        @Max(10_000)
        @JsonPropertyDescription("How many partitions the topic has; can only be raised.")
        Integer partitions,
    @Size(max = 20)
        @Pattern(DeadLetterSettings.MAX_PATTERN)
        @JsonPropertyDescription(
            "How many dead letters the run may have, as text: a share of its events (\"10%\") or a"
                + " number (\"500\"). With more of them it fails with TooManyDeadLetters; a share"
                + " is of the events read so far, looked at from 1,000 on and at the end. A larger"
                + " max lets it go on. Absent: any number, but a run whose every event is a dead"
                + " letter never counts as done.")
        String max,
    @Size(max = 50)
        @JsonPropertyDescription(
            "Topic settings by Kafka's names, values as text: retention.ms: \"604800000\".")
        Map<String, @Size(max = 4096) String> config) {
  /** A number, or a share of at most 100% with up to three decimals. */
  static final String MAX_PATTERN = "^([0-9]{1,15}|(100|[0-9]{1,2}([.][0-9]{1,3})?)%)$";
}
