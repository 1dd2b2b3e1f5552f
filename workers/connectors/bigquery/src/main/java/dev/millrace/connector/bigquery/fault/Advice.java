package dev.millrace.connector.bigquery.fault;

import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.config.WriteMethod;

/**
 * What a person can do about a fault.
 *
 * @param project that rows are written to
 * @param method how they are written
 */
public record Advice(String project, WriteMethod method) {
  private static final String ROLES =
      "give the credentials the roles BigQuery Data Editor (roles/bigquery.dataEditor) and"
          + " BigQuery Job User (roles/bigquery.jobUser)";
  private static final String FREE_WAY =
      "streaming needs a billing account; writeMethod LoadJob is free and needs none";

  /** Advice on a table. */
  public static Advice of(BigQueryConfig config) {
    return new Advice(config.project(), config.writeMethod());
  }

  /** The fault's sentence, and after a colon what to do where anybody knows. */
  public String sentence(Fault fault) {
    String words = words(fault.kind());
    return words.isEmpty() ? fault.sentence() : fault.sentence() + ": " + words;
  }

  private String words(FaultKind kind) {
    return switch (kind) {
      case NO_LOGIN ->
          "log in with gcloud auth application-default login; in a cluster name a key in"
              + " credentialsSecret, or use workload identity";
      case CREDENTIALS ->
          "replace the key, or sign in again with gcloud auth application-default login";
      case DENIED -> method == WriteMethod.Streaming ? FREE_WAY + ". Else " + ROLES : ROLES;
      case BILLING ->
          method == WriteMethod.Streaming ? FREE_WAY : "give the project a billing account";
      case API_DISABLED ->
          "enable it with gcloud services enable bigquery.googleapis.com --project "
              + project
              + ", it takes a few minutes";
      case QUOTA_PROJECT ->
          "name the project to count requests against with gcloud auth application-default"
              + " set-quota-project "
              + project
              + ", and give the credentials the role Service Usage Consumer"
              + " (roles/serviceusage.serviceUsageConsumer) there";
      default -> "";
    };
  }
}
