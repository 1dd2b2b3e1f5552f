package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;

/**
 * How a finished run came out. Verified means {@code missing} and {@code duplicates} are 0, and the
 * warehouse says that it has what was written.
 *
 * @param produced messages made or read
 * @param written rows written to the warehouse
 * @param deadLettered messages in the dead-letter topic
 * @param missing produced, but neither written nor dead-lettered
 * @param duplicates written more than once
 * @param durationSeconds from the first message to the last row
 * @param peakRatePerSecond highest rate into the warehouse
 */
@ApiRecord
public record RunReport(
    @JsonPropertyDescription("Messages made or read.") Long produced,
    @JsonPropertyDescription("Rows written to the warehouse.") Long written,
    @JsonPropertyDescription("Messages in the dead-letter topic.") Long deadLettered,
    @JsonPropertyDescription("Messages that are in neither.") Long missing,
    @JsonPropertyDescription("Messages that are written more than once.") Long duplicates,
    @JsonPropertyDescription("Seconds from the first message to the last row.")
        Long durationSeconds,
    @JsonPropertyDescription("Highest number of messages a second into the warehouse.")
        Long peakRatePerSecond) {}
