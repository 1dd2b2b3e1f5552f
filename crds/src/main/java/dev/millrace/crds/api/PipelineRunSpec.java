package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import dev.millrace.contract.config.OnDataLoss;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * What a run is to do.
 *
 * @param source where events come from
 * @param kafka which Kafka carries them
 * @param topics the topics between the stages
 * @param producer how the first stage runs
 * @param enricher how the second stage runs and what it adds
 * @param sink how the last stage runs and where it writes
 * @param onDataLoss what to do when messages are gone before they were taken in
 * @param suspend true stops all stages until it is false again
 * @param restartToken any change restarts all stages
 * @param ttlSecondsAfterFinished the run deletes itself so long after it has finished
 */
@ApiRecord
public record PipelineRunSpec(
    @Required
        @JsonPropertyDescription(
            "Where events come from and how many: exactly one of tweets, replay.")
        SourceSpec source,
    @Required
        @JsonPropertyDescription(
            "Which Kafka carries the events: exactly one of cluster, bootstrapServers. A local run"
                + " starts its own Kafka unless bootstrapServers is set.")
        KafkaSpec kafka,
    @Default("{}")
        @JsonPropertyDescription("The topics between the stages; made and owned by the run.")
        TopicsSpec topics,
    @Default("{}") @JsonPropertyDescription("The stage that writes events to the raw topic.")
        ProducerSpec producer,
    @Default("{}")
        @JsonPropertyDescription(
            "The stage that turns raw events into processed ones; what cannot be processed goes to"
                + " the dead-letter topic.")
        EnricherSpec enricher,
    @Required
        @JsonPropertyDescription(
            "The stage that writes processed events to the warehouse: exactly one of bigquery,"
                + " duckdb, files.")
        SinkSpec sink,
    @Default("Fail")
        @JsonPropertyDescription(
            "What to do when messages that were not taken in yet are no longer in Kafka (retention,"
                + " a replaced topic, a log that lost its tail): Fail stops the run and says which"
                + " are gone; Continue goes on behind the gap, counts what is gone and never calls"
                + " the run verified. May be changed while the run exists.")
        OnDataLoss onDataLoss,
    @Default("false")
        @JsonPropertyDescription(
            "true stops all stages and keeps topics, data and progress; false goes on from there.")
        Boolean suspend,
    @Size(max = 256)
        @JsonPropertyDescription("Any change restarts the pods of all stages, one after the other.")
        String restartToken,
    @Min(0)
        @Max(Integer.MAX_VALUE)
        @JsonPropertyDescription(
            "Seconds after which a finished run is deleted with all it owns; absent keeps it.")
        Integer ttlSecondsAfterFinished) {}
