package dev.millrace.connector.bigquery.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.bigquery.config.Partitioning;
import dev.millrace.connector.spec.ApiRecord;
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
    message = BigQueryPartitioning.NO_COLUMN,
    fieldPath = ".column")
public record BigQueryPartitioning(
    @Default("Day")
        @JsonPropertyDescription("Length of a partition; None for a table without partitions.")
        Partitioning by,
    @Pattern("^" + Column.NAME_PATTERN + "$")
        @Size(min = 1, max = 128)
        @JsonPropertyDescription(
            "The TIMESTAMP column that decides; absent: the time at which a row arrives.")
        String column) {
  /** A column for partitions that are not wanted. */
  static final String NO_COLUMN = "column can be set only when by is not None";
}
