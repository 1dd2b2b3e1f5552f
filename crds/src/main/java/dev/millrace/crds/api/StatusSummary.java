package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * Short texts for people.
 *
 * @param throughput messages a second into the warehouse, for example {@code 48.2k/s}
 * @param lag messages on their way, for example {@code 1.2k}
 * @param written rows in the warehouse, for example {@code 811k}
 */
@ApiRecord
public record StatusSummary(
    @JsonPropertyDescription("Messages a second into the warehouse: 48.2k/s.") String throughput,
    @JsonPropertyDescription("Messages on their way: 1.2k.") String lag,
    @JsonPropertyDescription("Rows in the warehouse: 811k.") String written) {}
