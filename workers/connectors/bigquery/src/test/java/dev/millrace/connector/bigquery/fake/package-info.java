/**
 * A small BigQuery that keeps its word: the REST API as far as the sink uses it, with the rules
 * that matter (a job id once, load jobs all or nothing, quotas that count failures, sandbox limits)
 * and the misfortunes that happen (answers lost on the way, jobs that fail or run long).
 */
package dev.millrace.connector.bigquery.fake;
