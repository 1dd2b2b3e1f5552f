package dev.millrace.connector.duckdb;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import dev.millrace.connector.spec.SpecRules;
import dev.millrace.contract.event.Column;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * One table in a DuckDB database file.
 *
 * @param path the database file
 * @param table the table
 */
@ApiRecord
@ValidationRule(
    value = SpecRules.PATH_RULE,
    message = SpecRules.PATH_AS_IT_STANDS,
    fieldPath = ".path")
@ValidationRule(value = "!self.path.contains(';')", message = DuckDbSpec.PATH, fieldPath = ".path")
@ValidationRule(
    value = SpecRules.TABLE_RULE,
    message = SpecRules.TABLE_RESERVED,
    fieldPath = ".table")
@ValidationRule(value = "self == oldSelf", message = SpecRules.WAREHOUSE_FIXED)
public record DuckDbSpec(
    @Required
        @Size(min = 1, max = 4096)
        @JsonPropertyDescription(
            "The database file, made when absent. In a cluster put it on a volume"
                + " (sink.pod.volumes); a relative path starts at /data, in a local run at the"
                + " current folder. A file that is removed, or replaced by an older copy of itself,"
                + " is written again from Kafka's log, also while the run goes on; what the log has"
                + " no more stops the run (onDataLoss).")
        String path,
    @Default("events")
        @Pattern("^" + Column.NAME_PATTERN + "$")
        @Size(min = 1, max = 128)
        @JsonPropertyDescription("The table, made when absent.")
        String table) {
  /** DuckDB takes one writing process. */
  public static final String ONE_REPLICA =
      "replicas must be 1 with duckdb: one process at a time can write to the database file";

  /** A path that DuckDB would not take whole. */
  static final String PATH =
      "the path may not have a semicolon: DuckDB would take what follows for settings";
}
