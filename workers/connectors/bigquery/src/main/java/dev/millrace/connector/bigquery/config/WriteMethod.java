package dev.millrace.connector.bigquery.config;

/** How rows get into BigQuery. */
public enum WriteMethod {
  /** Load jobs: free, exactly once, about one a minute. */
  LoadJob,
  /** {@code insertAll}: within seconds, needs billing, best-effort de-duplication. */
  Streaming
}
