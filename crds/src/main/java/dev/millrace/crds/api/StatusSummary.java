package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;

/**
 * Short texts for people.
 *
 * @param throughput messages a second into the warehouse, for example {@code 48.2k/s}
 * @param lag messages on their way, for example {@code 1.2k}
 * @param written rows in the warehouse, for example {@code 811k}
 * @param reason why the phase is what it is: the reason of the condition that says most
 * @param ready ready pods of producer, enricher and sink, for example {@code 1/4/1}
 * @param warehouse where rows go
 */
@ApiRecord
public record StatusSummary(
    @JsonPropertyDescription("Messages a second into the warehouse: 48.2k/s.") String throughput,
    @JsonPropertyDescription("Messages on their way: 1.2k.") String lag,
    @JsonPropertyDescription("Rows in the warehouse: 811k.") String written,
    @JsonPropertyDescription("Why the phase is what it is: reason of the condition that says most.")
        String reason,
    @JsonPropertyDescription("Ready pods of producer, enricher and sink: 1/4/1.") String ready,
    @JsonPropertyDescription("Where rows go: BigQuery, DuckDb or Files.") String warehouse) {}
