package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.event.Column;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * How a BigQuery table is partitioned.
 *
 * @param by length of a partition, or {@code None}
 * @param column the TIMESTAMP column; absent means the time a row arrives
 */
@ApiRecord
@ValidationRule(
    value = "!has(self.column) || self.by != 'None'",
    message = Rules.PARTITION_COLUMN,
    fieldPath = ".column")
public record BigQueryPartitioning(
    @Default("Day")
        @JsonPropertyDescription("Length of a partition; None for a table without partitions.")
        WarehouseConfig.Partitioning by,
    @Pattern("^" + Column.NAME_PATTERN + "$")
        @Size(min = 1, max = 128)
        @JsonPropertyDescription(
            "The TIMESTAMP column that decides; absent: the time at which a row arrives.")
        String column) {}
