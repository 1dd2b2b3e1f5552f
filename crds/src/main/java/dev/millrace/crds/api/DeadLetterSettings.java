package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/**
 * The dead-letter topic; no stage reads it, so it need not grow.
 *
 * @param partitions can only be raised
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
    @Size(max = 50)
        @JsonPropertyDescription(
            "Topic settings by Kafka's names, values as text: retention.ms: \"604800000\".")
        Map<String, @Size(max = 4096) String> config) {}
