package dev.millrace.connector.replay;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import dev.millrace.connector.spec.SpecRules;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * Events from a file, one a line, bytes as they are.
 *
 * @param path the file, readable by every producer
 * @param columns top-level fields that get a table column of their own
 */
@ApiRecord
@ValidationRule(
    value = SpecRules.PATH_RULE,
    message = SpecRules.PATH_AS_IT_STANDS,
    fieldPath = ".path")
public record ReplaySpec(
    @Required
        @Size(min = 1, max = 4096)
        @JsonPropertyDescription(
            "The file, uncompressed, one event a line. In a cluster every producer must be able to"
                + " read it: mount it with producer.pod.volumes; a relative path starts at /data."
                + " In a local run a pipe, such as /dev/stdin, works too: it is copied into the"
                + " run's folder first.")
        String path,
    @Size(max = 500)
        @JsonPropertyDescription(
            "Top-level fields of the events that get a table column of their own; all others are"
                + " kept together in the JSON column extra.")
        List<ReplayColumn> columns) {}
