package dev.millrace.connector.bigquery.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.bigquery.config.WriteMethod;
import dev.millrace.connector.spec.ApiRecord;
import dev.millrace.connector.spec.SecretKey;
import dev.millrace.connector.spec.SpecRules;
import dev.millrace.contract.event.Column;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/**
 * One table in BigQuery.
 *
 * @param project id of the project
 * @param dataset the dataset, which must exist
 * @param table the table
 * @param location where the dataset is; absent asks BigQuery
 * @param writeMethod how rows get there
 * @param createTable whether to make the table when it is absent
 * @param updateSchema whether to add columns the table does not have yet
 * @param partitioning of a table that is made; absent means by the source's own time, if any
 * @param clustering columns to cluster a table by that is made; absent means the source's own
 * @param labels of every job
 * @param credentialsSecret a service account's key; absent means workload identity or the
 *     environment's own credentials
 * @param endpoint base URL of an emulator
 * @param limits how much may be written
 */
@ApiRecord
@ValidationRule(
    value =
        "!has(self.labels) || self.labels.all(key, key.matches('^"
            + BigQuerySpec.LABEL_KEY
            + "$'))",
    message = BigQuerySpec.LABEL_KEY_MESSAGE,
    fieldPath = ".labels")
@ValidationRule(value = BigQuerySpec.IDENTITY_RULE, message = SpecRules.WAREHOUSE_FIXED)
public record BigQuerySpec(
    @Required
        @Pattern("^([a-z0-9.-]+:)?[a-z][a-z0-9-]*[a-z0-9]$")
        @Size(min = 4, max = 100)
        @JsonPropertyDescription("Id of the Google Cloud project.")
        String project,
    @Required
        @Pattern("^[A-Za-z0-9_]+$")
        @Size(min = 1, max = 1024)
        @JsonPropertyDescription("The dataset, which must exist.")
        String dataset,
    @Default("events")
        @Pattern("^[A-Za-z0-9_]+$")
        @Size(min = 1, max = 1024)
        @JsonPropertyDescription("The table.")
        String table,
    @Pattern("^[A-Za-z][A-Za-z0-9-]*$")
        @Size(min = 1, max = 64)
        @JsonPropertyDescription("Where the dataset is, for example EU or europe-west3.")
        String location,
    @Default("LoadJob")
        @JsonPropertyDescription(
            "LoadJob: free, exactly once, a table takes 1,500 jobs a day, so rows arrive about"
                + " every minute. Streaming: rows arrive within seconds, needs billing, at least"
                + " once with BigQuery's best-effort de-duplication.")
        WriteMethod writeMethod,
    @Default("true") @JsonPropertyDescription("Whether to make the table when it is absent.")
        Boolean createTable,
    @Default("true")
        @JsonPropertyDescription(
            "Whether a column that the table does not have yet is added to it, nullable.")
        Boolean updateSchema,
    @JsonPropertyDescription(
            "How to partition a table that is made; absent: tweets by day on created_at, a replay"
                + " not at all.")
        BigQueryPartitioning partitioning,
    @Size(max = 4)
        @JsonPropertyDescription(
            "Columns by which a table that is made is clustered, at most 4; absent: tweets by lang,"
                + " a replay not at all.")
        List<@Size(min = 1, max = 128) @Pattern("^" + Column.NAME_PATTERN + "$") String> clustering,
    @Size(max = 50)
        @JsonPropertyDescription(
            "Labels of every job, to find its cost again: lower case letters, digits, _ and -, not"
                + " beginning with millrace-.")
        Map<String, @Size(max = 63) @Pattern("^[a-z0-9_-]*$") String> labels,
    @JsonPropertyDescription(
            "A service account's key file. Absent: workload identity or the credentials of the"
                + " environment. A local run always uses those.")
        SecretKey credentialsSecret,
    @Pattern("^https?://[^\\s/]+(/.*)?$")
        @Size(min = 1, max = 2048)
        @JsonPropertyDescription(
            "Base URL of an emulator instead of BigQuery itself, with host and port.")
        String endpoint,
    @JsonPropertyDescription("How much may be written; absent means no limit of the run's own.")
        BigQueryLimits limits) {
  /** What the keys of labels must match. */
  public static final String LABEL_KEY = "[a-z][a-z0-9_-]{0,62}";

  /** How the labels begin that jobs carry for millrace itself. */
  public static final String OWN_LABELS = "millrace-";

  /** A label BigQuery would refuse. */
  static final String LABEL_KEY_MESSAGE =
      "label keys must be lower case letters, digits, _ and -, begin with a letter and have at most"
          + " 63 characters";

  /** A label that a job carries for millrace itself. */
  static final String LABEL_RESERVED =
      "labels that begin with millrace- are millrace's own: by them it knows its jobs again";

  /** An address that nobody can be reached under. */
  static final String ENDPOINT =
      "must be a URL with host and port, such as http://127.0.0.1:9050; https goes without a port";

  static final String IDENTITY_RULE =
      "self.project == oldSelf.project && self.dataset == oldSelf.dataset && self.table =="
          + " oldSelf.table && self.writeMethod == oldSelf.writeMethod && has(self.location) =="
          + " has(oldSelf.location) && (!has(self.location) || self.location =="
          + " oldSelf.location)";
}
