package dev.millrace.connector.files;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import dev.millrace.connector.spec.SpecRules;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Files in a folder, each holding one range of offsets of one partition.
 *
 * @param path the folder
 * @param format how rows are written
 * @param compression of NDJSON files
 */
@ApiRecord
@ValidationRule(
    value = SpecRules.PATH_RULE,
    message = SpecRules.PATH_AS_IT_STANDS,
    fieldPath = ".path")
@ValidationRule(
    value = "self.format != 'Parquet' || self.compression == 'None'",
    message = FilesSpec.COMPRESSION,
    fieldPath = ".compression")
@ValidationRule(value = "self == oldSelf", message = SpecRules.WAREHOUSE_FIXED)
public record FilesSpec(
    @Required
        @Size(min = 1, max = 4096)
        @JsonPropertyDescription(
            "The folder, made when absent. In a cluster put it on a volume (sink.pod.volumes); a"
                + " relative path starts at /data, in a local run at the current folder. Files that"
                + " are removed, or the whole folder, are written again from Kafka's log, also"
                + " while the run goes on; what the log has no more stops the run (onDataLoss).")
        String path,
    @Default("Ndjson")
        @JsonPropertyDescription(
            "Ndjson: one JSON object a line, exactly the processed event. Parquet: the table's"
                + " columns.")
        FileFormat format,
    @Default("None")
        @JsonPropertyDescription("Of NDJSON files; Parquet files are always zstd inside.")
        FileCompression compression) {
  /** Parquet files have a compression of their own. */
  static final String COMPRESSION =
      "compression can be set only with format Ndjson: Parquet compresses its columns itself";
}
