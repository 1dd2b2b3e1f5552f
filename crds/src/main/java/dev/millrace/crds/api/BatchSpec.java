package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * When the sink writes a batch: at the first limit reached. What is absent depends on the
 * warehouse.
 *
 * @param rows most rows
 * @param bytes most bytes of message values
 * @param intervalMillis longest time since the batch's first row, milliseconds
 */
@ApiRecord
public record BatchSpec(
    @Min(1)
        @Max(100_000_000)
        @JsonPropertyDescription(
            "Most rows in a batch; absent: 50000, with bigquery load jobs 1000000, streaming 500.")
        Integer rows,
    @Min(1)
        @Max(10_000_000_000d)
        @JsonPropertyDescription(
            "Most bytes of message values in a batch; absent: 32 MiB, with bigquery load jobs 512"
                + " MiB, streaming 4 MiB.")
        Long bytes,
    @Min(10)
        @Max(86_400_000)
        @JsonPropertyDescription(
            "Longest time in milliseconds that a row waits for its batch; absent: 1000, with files"
                + " 10000, with bigquery load jobs 72000 for each replica.")
        Long intervalMillis) {}
