package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.bigquery.spec.BigQuerySpec;
import dev.millrace.connector.duckdb.DuckDbSpec;
import dev.millrace.connector.files.FilesSpec;
import dev.millrace.connector.spec.ApiRecord;
import dev.millrace.connector.spec.SpecRules;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * How the last stage runs and where it writes; exactly one of {@code bigquery}, {@code duckdb} and
 * {@code files}.
 *
 * @param replicas pods, or threads in a local run
 * @param batch when a batch is written
 * @param bigquery a BigQuery table
 * @param duckdb a DuckDB file
 * @param files a folder of files
 * @param pod what its pods are like; absent means as the operator makes them
 */
@ApiRecord
@ValidationRule(
    value =
        "(has(self.bigquery) ? 1 : 0) + (has(self.duckdb) ? 1 : 0) + (has(self.files) ? 1 : 0) =="
            + " 1",
    message = Rules.ONE_WAREHOUSE)
@ValidationRule(
    value = "!has(self.duckdb) || self.replicas == 1",
    message = DuckDbSpec.ONE_REPLICA,
    fieldPath = ".replicas")
@ValidationRule(
    value =
        "has(self.bigquery) == has(oldSelf.bigquery) && has(self.duckdb) == has(oldSelf.duckdb) &&"
            + " has(self.files) == has(oldSelf.files)",
    message = SpecRules.WAREHOUSE_FIXED)
public record SinkSpec(
    @Default("1")
        @Min(1)
        @Max(1000)
        @JsonPropertyDescription(
            "How many pods; exactly one with duckdb. Scaling the Deployment by other means stays"
                + " until this is changed.")
        Integer replicas,
    @Default("{}") @JsonPropertyDescription("When a batch is written: at the first limit reached.")
        BatchSpec batch,
    @JsonPropertyDescription("Writes to a table in BigQuery.") BigQuerySpec bigquery,
    @JsonPropertyDescription("Writes to a table in a DuckDB database file.") DuckDbSpec duckdb,
    @JsonPropertyDescription("Writes files into a folder.") FilesSpec files,
    @JsonPropertyDescription("What the stage's pods are like.") PodSettings pod) {}
