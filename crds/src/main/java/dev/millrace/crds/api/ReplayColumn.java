package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * A field of replayed events that has a column.
 *
 * @param name of field and column
 * @param type what values it takes
 */
@ApiRecord
public record ReplayColumn(
    @Required
        @Pattern("^" + Column.NAME_PATTERN + "$")
        @Size(min = 1, max = 128)
        @JsonPropertyDescription("Name of the field and of the column.")
        String name,
    @Required @JsonPropertyDescription("Type of the column; other values go to the dead letters.")
        ColumnType type) {}
