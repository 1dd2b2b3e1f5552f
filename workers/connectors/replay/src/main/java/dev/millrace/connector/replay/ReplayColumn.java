package dev.millrace.connector.replay;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.TimeFormat;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A field of replayed events that has a column.
 *
 * @param name of field and column
 * @param type what values it takes
 * @param format how a TIMESTAMP is written; absent means RFC 3339
 */
@ApiRecord
@ValidationRule(
    value = "!has(self.format) || self.type == 'TIMESTAMP'",
    message = ReplayColumn.FORMAT_OF_TIMES,
    fieldPath = ".format")
public record ReplayColumn(
    @Required
        @Pattern("^" + Column.NAME_PATTERN + "$")
        @Size(min = 1, max = 128)
        @JsonPropertyDescription("Name of the field and of the column.")
        String name,
    @Required @JsonPropertyDescription("Type of the column; other values go to the dead letters.")
        ColumnType type,
    @JsonPropertyDescription(
            "How a TIMESTAMP is written; absent: RFC3339. RFC3339: 2026-01-31T12:00:00Z. DateTime:"
                + " 2026-01-31 12:00:00, UTC unless an offset follows. Date: 2026-01-31, midnight"
                + " UTC. EpochSeconds, EpochMillis, EpochMicros: a number since 1970. Twitter: Sat"
                + " Jan 31 12:00:00 +0000 2026. What is written otherwise goes to the dead letters;"
                + " nothing is guessed.")
        TimeFormat format) {
  /** A format for what is no time. */
  static final String FORMAT_OF_TIMES = "format can be set only with type TIMESTAMP";
}
