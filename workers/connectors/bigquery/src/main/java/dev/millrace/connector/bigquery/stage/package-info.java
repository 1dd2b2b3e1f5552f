/** Batches as files on local disk, on their way to BigQuery. */
package dev.millrace.connector.bigquery.stage;
