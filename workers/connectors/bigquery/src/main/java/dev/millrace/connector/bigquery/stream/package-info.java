/** Streaming inserts: within seconds, at least once. */
package dev.millrace.connector.bigquery.stream;
