package dev.millrace.connector.bigquery.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import dev.millrace.contract.config.OnLimit;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * How much a run may write to BigQuery, counted in bytes of message values.
 *
 * @param bytesPerDay from midnight to midnight UTC
 * @param bytesPerMonth of the calendar month, UTC
 * @param onLimit what to do when a limit is reached
 */
@ApiRecord
public record BigQueryLimits(
    @Min(1)
        @Max(1_000_000_000_000_000d)
        @JsonPropertyDescription("Most bytes from midnight to midnight UTC.")
        Long bytesPerDay,
    @Min(1)
        @Max(1_000_000_000_000_000d)
        @JsonPropertyDescription("Most bytes in a calendar month, UTC.")
        Long bytesPerMonth,
    @Default("Wait")
        @JsonPropertyDescription(
            "Wait: stop writing until the day or month is over. Fail: the run fails.")
        OnLimit onLimit) {}
