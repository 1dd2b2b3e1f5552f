package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import io.fabric8.generator.annotation.Default;

/**
 * The topics between the stages.
 *
 * @param raw from producer to enricher
 * @param processed from enricher to sink
 * @param deadLetter what could not be processed
 * @param onDelete what becomes of them when the run is deleted
 */
@ApiRecord
public record TopicsSpec(
    @Default("{}") @JsonPropertyDescription("From the producer to the enricher.") TopicSettings raw,
    @Default("{}") @JsonPropertyDescription("From the enricher to the sink.")
        TopicSettings processed,
    @Default("{}")
        @JsonPropertyDescription(
            "Events that can never be processed, as they came, with the reason in headers.")
        DeadLetterSettings deadLetter,
    @Default("Delete")
        @JsonPropertyDescription("What becomes of the topics when the run is deleted.")
        OnDelete onDelete) {}
